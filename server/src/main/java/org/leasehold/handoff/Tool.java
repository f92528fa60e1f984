package org.leasehold.handoff;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program of a facility that people are handed over to, as the configuration names it (row W6: a new tool is a row of
 * configuration). Its text does not show the secret.
 *
 * @param name what addresses, cookies and the tool itself call it: {@code [a-z0-9][a-z0-9-]*}
 * @param title what people call it
 * @param url its external address without a slash at the end; no redirect goes to another origin
 * @param secret what the tool proves by that it is itself; empty for a Zeppelin, which need not
 * @param redirects where a code of the OpenID Connect provider may be sent, to the letter; empty for other kinds
 * @param level the lowest level of an account that may open it
 * @param facility whoever opens it holds a lease there; absent: no lease is needed
 * @param upstream where it really is, when the gateway stands in front of it and answers for its host; absent: it does not
 */
public record Tool(
        String name,
        Kind kind,
        String title,
        URI url,
        String secret,
        List<URI> redirects,
        int level,
        @Nullable String facility,
        @Nullable URI upstream) {

    /** How a tool learns who somebody is. */
    public enum Kind {
        /** By OpenID Connect. */
        OIDC,
        /** By a signed cookie, set on the tool's own host. */
        ZEPPELIN,
        /** By a code that it redeems with us, server to server. */
        JUPYTERHUB,
        /** By the gateway alone, which says in a header who it is. */
        GATEWAY
    }

    public Tool {
        redirects = List.copyOf(redirects);
    }

    /** One that stands by itself, without our gateway. */
    public Tool(
            String name,
            Kind kind,
            String title,
            URI url,
            String secret,
            List<URI> redirects,
            int level,
            @Nullable String facility) {
        this(name, kind, title, url, secret, redirects, level, facility, null);
    }

    /** Where this server reaches the tool: past the gateway, which would not let a server in. */
    public URI reachedAt() {
        return upstream == null ? url : upstream;
    }

    /** Scheme, host and port of the tool. */
    public String origin() {
        return originOf(url);
    }

    /** Scheme, host and port of an address, as browsers compare them. */
    public static String originOf(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    @Override
    public String toString() {
        return "Tool[" + name + ", " + kind + ", " + url + "]";
    }
}
