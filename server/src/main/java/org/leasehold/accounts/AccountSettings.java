package org.leasehold.accounts;

/**
 * What an operator decides about accounts.
 *
 * @param administratorsNeedSecondFactor administrators have their rights only in sessions and by tokens that began
 *     with a second factor
 */
public record AccountSettings(boolean administratorsNeedSecondFactor) {

    public static final AccountSettings USUAL = new AccountSettings(true);

    /** For a network of people who trust each other, and for demonstrations. */
    public static final AccountSettings PASSWORDS_SUFFICE = new AccountSettings(false);
}
