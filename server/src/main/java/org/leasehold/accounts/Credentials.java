package org.leasehold.accounts;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What somebody presents to log in. Its text shows no secret.
 *
 * @param login the name of the account or its e-mail address
 * @param code of the second step; absent: none was typed
 * @param from the address that it comes from
 */
public record Credentials(
        String login, String password, @Nullable String code, InetAddress from) {

    public Credentials(String login, String password, InetAddress from) {
        this(login, password, null, from);
    }

    @Override
    public String toString() {
        return "Credentials[from=" + from + "]";
    }
}
