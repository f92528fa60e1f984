package org.leasehold.accounts;

import java.util.List;

/**
 * Something that trials have and that can go on in an account. Beans that implement this are asked in one transaction.
 * What it has is named by references of its own, such as the ids of leases.
 */
public interface TrialWork {

    /** What it is, as JSON and pages call it, such as {@code leases}. */
    String kind();

    /** What would be moved. */
    List<String> list(Account trial);

    /** Gives it to the account as it is: the account's limits are for what comes after (rule G2). Returns what came. */
    List<String> move(Account trial, Account account);

    /**
     * Takes back what came, outside of a transaction; asked again, nothing more happens. What can be given back is the
     * trial's again, until that is removed.
     */
    void undo(Account trial, Account account, List<String> moved);
}
