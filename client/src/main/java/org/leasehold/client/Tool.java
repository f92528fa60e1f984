package org.leasehold.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tool, and whether the caller may open it now.
 *
 * @param address where a browser goes to open it, on the server
 * @param until when it closes again, as far as is known
 * @param reason why it does not open
 */
public record Tool(
        String name,
        String title,
        String address,
        boolean open,
        @Nullable Instant until,
        @Nullable String reason) {}
