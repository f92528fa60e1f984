package org.leasehold.accounts;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A wish for an account that an administrator decides on.
 *
 * @param sliceName for which experiment; a slice of that name need not be there
 * @param verifiedAt when somebody has shown to have the address
 */
public record Registration(
        long id,
        String email,
        String displayName,
        String affiliation,
        @Nullable String sliceName,
        String purpose,
        Status status,
        Instant createdAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant decidedAt,
        @Nullable String adminComment) {

    /** Where it stands. */
    public enum Status {
        /** Nobody has shown to have the address. */
        PENDING_EMAIL,
        PENDING_ADMIN,
        APPROVED,
        REJECTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
