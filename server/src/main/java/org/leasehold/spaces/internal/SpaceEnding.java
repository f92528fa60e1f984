package org.leasehold.spaces.internal;

import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountEnding;
import org.leasehold.spaces.SpaceCare;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whatever an account has goes with it (rows Z5 and L2). */
@Component
@Order(AccountEnding.SPACES)
class SpaceEnding implements AccountEnding {

    private final SpaceCare care;

    SpaceEnding(SpaceCare care) {
        this.care = care;
    }

    @Override
    public void end(Account account) {
        care.remove(account);
    }

    @Override
    public boolean waitsForChoice() {
        return true;
    }
}
