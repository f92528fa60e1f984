package org.leasehold.inventory;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a facility has done for it when a lease starts and ends: a command or an HTTP call, never both.
 *
 * @param command program and arguments; the lease comes in as JSON on standard input and in LEASEHOLD_ variables
 * @param url receives the lease by POST
 * @param timeLimit one try is given up after this
 * @param retries how often a failed try is repeated, with growing pauses
 */
public record Hook(@Nullable List<String> command, @Nullable URI url, Duration timeLimit, int retries) {

    public Hook {
        if ((command == null) == (url == null)) {
            throw new IllegalArgumentException("A hook has either a command or a url.");
        }
    }
}
