package org.leasehold.accounts;

import java.time.Instant;

/**
 * A public SSH key of somebody.
 *
 * @param type such as {@code ssh-ed25519}
 * @param body Base64, as OpenSSH writes it
 * @param comment the person's own words; may be empty
 */
public record SshKey(long id, long accountId, String type, String body, String comment, Instant createdAt) {

    /** As it stands in a file of authorized keys, without the comment. */
    public String line() {
        return type + " " + body;
    }
}
