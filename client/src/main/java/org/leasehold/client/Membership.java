package org.leasehold.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account is to a group.
 *
 * @param state INVITED, ASKING or MEMBER
 * @param endsAt when it ends by itself; null: it does not
 */
public record Membership(
        String group,
        String account,
        String state,
        boolean owner,
        @Nullable Integer termsAccepted,
        String message,
        Instant since,
        @Nullable Instant endsAt) {}
