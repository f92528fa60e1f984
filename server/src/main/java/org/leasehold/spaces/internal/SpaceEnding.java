package org.leasehold.spaces.internal;

import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountEnding;
import org.leasehold.spaces.Spaces;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whatever an account has goes with it (rows Z5 and L2). */
@Component
@Order(AccountEnding.SPACES)
class SpaceEnding implements AccountEnding {

    private final Spaces spaces;

    SpaceEnding(Spaces spaces) {
        this.spaces = spaces;
    }

    @Override
    public void end(Account account) {
        spaces.remove(account);
    }
}
