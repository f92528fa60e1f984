package org.leasehold.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leasehold.bench.accounts.AccountsBench;
import org.leasehold.bench.bookings.BookingBench;
import org.leasehold.bench.delivery.DeliveryBench;
import org.leasehold.bench.delivery.LatenessBench;
import org.leasehold.bench.free.FreeBench;
import org.leasehold.bench.r2lab.R2labBench;

/** Runs one benchmark by its name: {@code ./leasehold bench bookings}. Without a name, says which there are. */
public final class Bench {

    @FunctionalInterface
    private interface Program {

        void run(String[] arguments) throws Exception;
    }

    private record Named(String description, Program program) {}

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Named> programs = programs();
        Named chosen = arguments.length == 0 ? null : programs.get(arguments[0]);
        if (chosen == null) {
            System.err.println("./leasehold bench NAME, where NAME is");
            programs.forEach((name, named) -> System.err.printf("  %-10s%s%n", name, named.description()));
            System.err.println("  fan-out   live messages to 1,000 connections, beside a bare loop and nats-server");
            System.err.println("  timeline  the timeline in a browser, beside two others");
            System.exit(2);
            return;
        }
        chosen.program().run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static Map<String, Named> programs() {
        Map<String, Named> programs = new LinkedHashMap<>();
        programs.put(
                "bookings",
                new Named("[ROUNDS [SECONDS]]: bookings through REST, beside plain inserts", BookingBench::main));
        programs.put("free", new Named("what is free, in memory and in SQL", FreeBench::main));
        programs.put(
                "accounts",
                new Named("[ROUNDS]: knowing who asks, 500 log-ins at once, 100,000 accounts", AccountsBench::main));
        programs.put("delivery", new Named("a booking, until 1,000 browsers have it", DeliveryBench::main));
        programs.put(
                "r2lab",
                new Named("[ROUNDS]: the sidecar's bus with 300 clients, beside a bare loop", R2labBench::main));
        programs.put("lateness", new Named("how late leases start and end", LatenessBench::main));
        return programs;
    }
}
