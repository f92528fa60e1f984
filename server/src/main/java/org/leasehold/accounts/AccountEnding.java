package org.leasehold.accounts;

/**
 * What must happen elsewhere before an account is removed for good. Beans that implement this are asked in their order,
 * after the account can no longer do anything. A step may be asked again, when the one before failed half-way.
 */
public interface AccountEnding {

    /** The order of what cancels leases. */
    int LEASES = 100;

    /** The order of what leases hang on. */
    int AFTER_LEASES = 200;

    void end(Account account);
}
