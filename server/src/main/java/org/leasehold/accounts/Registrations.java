package org.leasehold.accounts;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asking an administrator for an account, where signing up alone leads nowhere. Whoever calls a method that takes an actor
 * has asked whether they may.
 */
public interface Registrations {

    /** What somebody asks for. */
    record Wish(
            String email,
            String displayName,
            String affiliation,
            @Nullable String sliceName,
            String purpose) {}

    /**
     * Mails how to confirm the address. Answers alike whether or not the address has an account or asks already; only
     * the mail differs.
     *
     * @throws org.leasehold.common.ProblemException {@code invalid}, {@code too-many-requests}
     */
    void submit(Wish wish, InetAddress from);

    /**
     * Somebody has read the mail; the administrators are told.
     *
     * @param secret of the mail's link; good once, for two days
     * @return false for what is no secret of a registration, or no longer
     */
    boolean verify(String secret);

    /** Whoever has the address did not ask: it is forgotten. */
    void refuse(String secret);

    /** The newest first. */
    List<Registration> list();

    Optional<Registration> find(long id);

    /** @throws org.leasehold.common.ProblemException {@code not-found} */
    void delete(Actor actor, long id);

    /**
     * Makes the account and mails how to set its first password, for two days.
     *
     * @param besides what is to be done for the account in the same transaction
     * @throws org.leasehold.common.ProblemException {@code not-found}; {@code wrong-state} unless it waits for this;
     *     {@code taken} when the address has an account meanwhile
     */
    Account approve(Actor actor, long id, @Nullable String comment, Consumer<Account> besides);

    /**
     * Says no, without a mail.
     *
     * @throws org.leasehold.common.ProblemException as above
     */
    void reject(Actor actor, long id, @Nullable String comment);
}
