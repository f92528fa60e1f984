package org.leasehold.common.mail;

import org.jspecify.annotations.Nullable;

/**
 * How mail goes out.
 *
 * @param server null: none does; letters wait
 * @param from whom letters are from, such as {@code Leasehold <leases@example.org>}
 */
public record MailSettings(@Nullable MailServer server, String from) {

    public static final MailSettings NONE = new MailSettings(null, "");
}
