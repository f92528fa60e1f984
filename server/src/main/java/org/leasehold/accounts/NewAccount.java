package org.leasehold.accounts;

import org.jspecify.annotations.Nullable;

/**
 * An account as an administrator wants it. Its text does not show the password.
 *
 * @param password absent: cannot log in by password
 */
public record NewAccount(
        String name,
        String displayName,
        @Nullable String email,
        @Nullable String password,
        boolean administrator,
        boolean producer) {

    @Override
    public String toString() {
        return "NewAccount[" + name + "]";
    }
}
