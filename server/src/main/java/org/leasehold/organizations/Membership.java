package org.leasehold.organizations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account is to a group.
 *
 * @param account its name
 * @param owner may invite, admit, remove, and describe the group
 * @param termsAccepted the revision of the terms that the person agreed to; absent: none yet
 * @param message what somebody who asks says to the owners
 * @param since when the state began
 * @param endsAt when it ends by itself; absent: it does not
 */
public record Membership(
        long groupId,
        String group,
        long accountId,
        String account,
        State state,
        boolean owner,
        @Nullable Integer termsAccepted,
        String message,
        Instant since,
        @Nullable Instant endsAt) {

    /** On the way in, or in. */
    public enum State {
        /** An owner wants it; the person has not agreed yet. */
        INVITED,
        /** The person wants it; no owner has agreed yet. */
        ASKING,
        MEMBER
    }

    /** Whether it counts at that instant. */
    public boolean isMember(Instant now) {
        return state == State.MEMBER && (endsAt == null || now.isBefore(endsAt));
    }
}
