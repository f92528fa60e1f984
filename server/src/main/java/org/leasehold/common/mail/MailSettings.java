package org.leasehold.common.mail;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How mail goes out.
 *
 * @param server null: none is known
 * @param folder where letters are put as files when there is no server, for those who try Leasehold; null: they wait
 * @param from whom letters are from, such as {@code Leasehold <leases@example.org>}
 */
public record MailSettings(
        @Nullable MailServer server, @Nullable Path folder, String from) {

    public static final MailSettings NONE = new MailSettings(null, null, "");
}
