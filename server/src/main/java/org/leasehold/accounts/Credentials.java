package org.leasehold.accounts;

import java.net.InetAddress;

/**
 * What somebody presents to log in. Its text does not show the password.
 *
 * @param login the name of the account or its e-mail address
 * @param from the address that it comes from
 */
public record Credentials(String login, String password, InetAddress from) {

    @Override
    public String toString() {
        return "Credentials[from=" + from + "]";
    }
}
