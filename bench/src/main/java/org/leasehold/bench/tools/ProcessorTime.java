package org.leasehold.bench.tools;

import java.time.Duration;

/** Processor time that a server and its PostgreSQL have used since they began. */
public record ProcessorTime(Duration server, Duration postgres) {

    public static ProcessorTime of(long serverPid) {
        ProcessHandle server = ProcessHandle.of(serverPid).orElseThrow();
        return new ProcessorTime(
                used(server), server.descendants().map(ProcessorTime::used).reduce(Duration.ZERO, Duration::plus));
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
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
