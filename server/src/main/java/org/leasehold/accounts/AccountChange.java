package org.leasehold.accounts;

import org.jspecify.annotations.Nullable;

/** What is to change of an account; what is null stays. An empty e-mail address takes it away. */
public record AccountChange(
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String password,
        @Nullable Integer level,
        @Nullable Boolean administrator,
        @Nullable Boolean producer,
        @Nullable Boolean disabled) {

    @Override
    public String toString() {
        return "AccountChange[displayName=" + displayName + ", level=" + level + ", administrator=" + administrator
                + ", producer=" + producer + ", disabled=" + disabled + "]";
    }
}
