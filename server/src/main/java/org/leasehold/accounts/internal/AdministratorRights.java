package org.leasehold.accounts.internal;

import org.leasehold.accounts.AccountSettings;
import org.springframework.stereotype.Component;

/** Whether an administrator has an administrator's rights just now: that may take a second factor (ASVS 4.3.1). */
@Component
class AdministratorRights {

    private final AccountSettings settings;

    AdministratorRights(AccountSettings settings) {
        this.settings = settings;
    }

    /** @param strong whether the session or token began with a second factor */
    boolean hold(boolean administrator, boolean strong) {
        return administrator && (strong || !settings.administratorsNeedSecondFactor());
    }

    /** Whether a token made by somebody with these rights stands for a second factor that they showed. */
    boolean proveStrength(boolean administrator) {
        return administrator && settings.administratorsNeedSecondFactor();
    }
}
