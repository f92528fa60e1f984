package org.leasehold.providers.internal;

import java.net.URI;
import java.util.Map;
import org.leasehold.accounts.ProvenIdentity;
import org.leasehold.accounts.ProviderLogIns.Attempt;
import org.leasehold.accounts.ProviderLogIns.Begun;
import org.leasehold.providers.Provider;

/** How a kind of provider is asked who somebody is. */
interface Flow {

    /** Whether it is how this provider is asked. */
    boolean suits(Provider provider);

    /** Sees whether the provider answers, where it can be asked without anybody logging in. */
    void check(Provider provider) throws ProviderException;

    /** Where the browser goes. */
    URI address(Provider provider, Begun begun, URI callback) throws ProviderException;

    /** Sees that an answer is of this provider and no other (RFC 9207), before anything in it is believed. */
    void checkIssuer(Provider provider, Map<String, String> parameters) throws ProviderException;

    /** Redeems the code that the browser brought. */
    ProvenIdentity prove(Provider provider, String code, Attempt attempt, URI callback) throws ProviderException;
}
