package org.leasehold.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.LiveEvent;
import org.leasehold.client.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows every change as it happens. */
@Command(name = "watch", description = "Show every change as it happens, one a line, until stopped.")
final class WatchCommand extends ServerCommand {

    @Option(
            names = {"-f", "--facility"},
            paramLabel = "NAME",
            description = "The facility. Default: LEASEHOLD_FACILITY, or the only one there is.")
    private @Nullable String facility;

    @Option(
            names = {"-c", "--channel"},
            paramLabel = "NAME",
            description = "leases, status, facility or intentions (repeatable). Default: leases.")
    private List<String> channels = new ArrayList<>();

    @Option(
            names = {"-n", "--changes"},
            paramLabel = "N",
            description = "Stop after so many changes.")
    private int changes = Integer.MAX_VALUE;

    private int seen;

    WatchCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) throws InterruptedException {
        String name = facility(client, facility).name();
        List<String> watched = channels.isEmpty() ? List.of("leases") : channels;
        List<String> full = watched.stream()
                .map(channel -> channel.contains(":") ? channel : channel + ":" + name)
                .toList();
        LiveLines lines = new LiveLines(output(), display(), environment().clock());
        AtomicReference<ExitCode> end = new AtomicReference<>(ExitCode.OK);
        AtomicReference<@Nullable Watch> open = new AtomicReference<>();
        try (Watch watch = client.watch(full, event -> {
            lines.print(event);
            if (isLast(event, end)) {
                throw new Stop();
            }
        })) {
            open.set(watch);
            watch.join();
        } catch (Stop enough) {
            return end.get();
        }
        return end.get();
    }

    /** Whether nothing more is wanted, or can come. */
    private boolean isLast(LiveEvent event, AtomicReference<ExitCode> end) {
        switch (event) {
            case LiveEvent.Change change -> seen++;
            case LiveEvent.Ended ended -> end.set(ExitCode.NOT_LOGGED_IN);
            case LiveEvent.Refused refused -> {
                end.set(refused.code().equals("not-found") ? ExitCode.NOT_FOUND : ExitCode.REFUSED);
                return true;
            }
            default -> {}
        }
        return seen >= changes || output().out().checkError();
    }

    /** Ends the watch from within. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
