package org.leasehold.bench.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

/** Processor time that a server and its PostgreSQL have used since they began. */
public record ProcessorTime(Duration server, Duration postgres) {

    /** Linux counts in hundredths of a second, whatever its own clock does. */
    private static final long TICK_MILLIS = 10;

    /** Where the process's own time stands behind its name, and where that of the children that ended. */
    private static final int[] OWN = {11, 12};

    private static final int[] OWN_AND_ENDED = {11, 12, 13, 14};

    public static ProcessorTime of(long serverPid) {
        return new ProcessorTime(
                used(serverPid, OWN),
                // An autovacuum worker that has ended counts with the one that started it.
                ProcessHandle.of(serverPid)
                        .orElseThrow()
                        .descendants()
                        .map(process -> used(process.pid(), OWN_AND_ENDED))
                        .reduce(Duration.ZERO, Duration::plus));
    }

    private static Duration used(long pid, int[] places) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Duration.ofMillis(TICK_MILLIS
                    * IntStream.of(places)
                            .mapToLong(place -> Long.parseLong(fields[place]))
                            .sum());
        } catch (NoSuchFileException ended) {
            return Duration.ZERO;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(server.minus(before.server), postgres.minus(before.postgres));
    }

    /** Microseconds of both for each of so many. */
    public String each(long count) {
        return "%.0f us server, %.0f us PostgreSQL".formatted(micros(server, count), micros(postgres, count));
    }

    private static double micros(Duration time, long count) {
        return time.toNanos() / 1e3 / Math.max(1, count);
    }
}
