package org.leasehold.accounts;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who accounts are to identity providers: one account, many identities, all shown (rule K3). */
public interface Identities {

    /** An identity that logs in to an account. */
    record Identity(long id, ProvenIdentity who, Instant linkedAt, Instant lastUsedAt) {}

    /** The identities of an account, the first linked first. */
    List<Identity> list(long accountId);

    /**
     * Makes somebody who is logged in show again that they are who they are: by the password, or, having none, by a
     * provider within the last minutes.
     *
     * @throws org.leasehold.common.ProblemException {@code not-logged-in}, {@code too-many-requests}
     */
    void showAgain(Actor.Person actor, String password);

    /**
     * Takes an identity away and ends the account's other sessions: one of them may be of whoever has that identity.
     *
     * @param password the present one, said again
     * @param keptSession the cookie of the session that goes on
     * @param inUse whether the provider of that name can be logged in by; what cannot is no other way in
     * @throws org.leasehold.common.ProblemException as {@link #showAgain}; {@code not-found}; {@code wrong-state} for the
     *     last way in
     */
    void unlink(Actor.Person actor, long id, String password, @Nullable String keptSession, Predicate<String> inUse);
}
