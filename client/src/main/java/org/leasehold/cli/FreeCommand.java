package org.leasehold.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.FreeResources;
import org.leasehold.client.FreeSpan;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.ResourceQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is free in a span, or when several resources are free together next. */
@Command(
        name = "free",
        description = {
            "Say which resources are free in a span, or when several are free together next.",
            "Which:  leasehold free --type node --from 14:00 --until 16:00",
            "When:   leasehold free --type node --count 3 --duration 2h --before friday"
        })
final class FreeCommand extends ServerCommand {

    private static final Duration USUAL_LENGTH = Duration.ofHours(1);

    @Mixin
    private ResourceOptions options = new ResourceOptions();

    @Option(names = "--from", paramLabel = "TIME", defaultValue = "now", description = "From when on. Default: now.")
    private String from = "now";

    @Option(
            names = {"--until", "--before"},
            paramLabel = "TIME",
            description = "Until when. Default: one hour later; with --duration, as far as one may book.")
    private @Nullable String until;

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "LENGTH",
            description = "Ask when: the next spans of this length.")
    private @Nullable String duration;

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            description = "How many resources together. Default: 1.")
    private @Nullable Integer count;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "5",
            description = "How many spans at most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    FreeCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        ResourceQuery query = options.query(facility(client, options.facility()).name());
        Instant start = times().parse(from);
        if (duration == null && count == null) {
            Instant end = until == null ? start.plus(USUAL_LENGTH) : times().parseEnd(until, start);
            which(client.listFree(query, start, end));
            return ExitCode.OK;
        }
        Duration length = duration == null ? USUAL_LENGTH : DurationText.parse(duration);
        Instant end = until == null ? null : times().parseEnd(until, start);
        int together = count == null ? 1 : count;
        return when(client.listFreeSpans(query, together, length, start, end, limit), together);
    }

    private void which(FreeResources free) {
        if (output().json()) {
            output().json(free);
            return;
        }
        free.items().forEach(output()::say);
        output().note(free.items().size() + " of " + free.total() + " free "
                + display().span(free.from(), free.until()) + ", times in "
                + display().zone() + ".");
    }

    private ExitCode when(List<FreeSpan> spans, int together) {
        if (output().json()) {
            output().json(spans);
        } else if (spans.isEmpty()) {
            output().note("There is no such span.");
        } else {
            Table table = new Table("FREE", "LENGTH>", together == 1 ? "RESOURCE" : "RESOURCES");
            for (FreeSpan span : spans) {
                table.row(
                        display().span(span.start(), span.end()),
                        DurationText.format(Duration.between(span.start(), span.end())),
                        String.join(" ", span.resources()));
            }
            output().table(table);
            output().note("Times in " + display().zone() + ".");
        }
        return spans.isEmpty() ? ExitCode.REFUSED : ExitCode.OK;
    }
}
