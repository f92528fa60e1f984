package org.leasehold.accounts;

/** Hears when credentials stop being good before their time. Beans that implement this are told. */
public interface CredentialListener {

    /**
     * Some session or token of the account, or all of them, are no longer good, or can do other things than before:
     * whoever keeps a connection open for it asks {@link Authentication} again.
     */
    void revoked(long accountId);
}
