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

    /** The order of what removes notebooks and data, when nothing that runs writes to them any more. */
    int SPACES = 300;

    void end(Account account);

    /**
     * Whether this removes what can be moved to an account still: a trial that is kept for that comes to it only when
     * it is removed.
     */
    default boolean waitsForChoice() {
        return false;
    }
}
