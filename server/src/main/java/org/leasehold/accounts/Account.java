package org.leasehold.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person or program that can log in.
 *
 * @param subject what tools know the account by; says nothing of it and never changes
 * @param name its handle; never changes, but for a trial's that becomes an account of its own
 * @param emailConfirmedAt absent: nobody has shown that the address is theirs
 * @param level how much it may do, see {@link #ANONYMOUS}, {@link #BASIC} and above
 * @param producer may push the status of nodes
 * @param disabled cannot log in, and nothing that it holds is good any more
 * @param endsAt when a trial is over at the latest; absent for all others
 */
public record Account(
        long id,
        UUID subject,
        String name,
        String displayName,
        @Nullable String email,
        @Nullable Instant emailConfirmedAt,
        int level,
        boolean administrator,
        boolean producer,
        boolean disabled,
        Instant createdAt,
        @Nullable Instant endsAt) {

    /** The level of those who only try: all they have is removed when they leave. */
    public static final int ANONYMOUS = 0;

    /** The level of those who have signed up; administrators give higher ones. */
    public static final int BASIC = 1;

    public static final int HIGHEST = 99;
}
