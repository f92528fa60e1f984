package org.leasehold.accounts;

/** Is told, within the transaction, who comes by a provider. Beans that implement this are asked at each log-in. */
public interface IdentityListener {

    /** Somebody has logged in by the identity, or linked it. */
    void arrived(Account account, long identityId, ProvenIdentity who);

    /** The identity is about to be taken from the account. */
    void leaving(Account account, long identityId);
}
