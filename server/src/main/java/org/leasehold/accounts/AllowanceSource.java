package org.leasehold.accounts;

import java.util.List;

/** Gives accounts more than their level does; beans that implement this are asked on every look at a limit. */
public interface AllowanceSource {

    /** What holds for the account now. */
    List<Allowance> of(long accountId, Limited what);
}
