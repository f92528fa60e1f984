package org.leasehold.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, or would become of it.
 *
 * @param read lines read, the header not counted
 * @param taken lines taken: all, or none if there is a fault or it was a dry run
 * @param mended lines left out or made shorter, where that was wished; absent: none
 */
public record ImportReport(
        int read,
        int taken,
        boolean dryRun,
        List<String> slicesCreated,
        List<Fault> problems,
        @Nullable List<Fault> mended) {

    /**
     * A fault of one line.
     *
     * @param line its number; the header is line 1
     * @param code {@code broken}, {@code duplicate}, {@code overlap} ...
     * @param text the line as it was read
     */
    public record Fault(int line, String code, String message, String text) {}
}
