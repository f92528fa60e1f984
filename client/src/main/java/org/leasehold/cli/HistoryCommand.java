package org.leasehold.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.AdministrationClient;
import org.leasehold.client.HistoryEntry;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What I did and what was done to my account; for administrators also of others. */
@Command(
        name = "history",
        description = "What I did and what was done to my account; for administrators also of others.")
final class HistoryCommand extends ServerCommand {

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Of this account (administrators).")
    private @Nullable String account;

    @Option(names = "--all", description = "Of everybody (administrators).")
    private boolean all;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "With --all: only kinds that begin so, such as account.")
    private @Nullable String kind;

    @Option(names = "--actor", paramLabel = "ACCOUNT", description = "With --all: only what they did.")
    private @Nullable String actor;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int limit;

    HistoryCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        List<HistoryEntry> entries = asked(client.administration()).limit(limit).toList();
        if (output().json()) {
            output().json(entries);
            return ExitCode.OK;
        }
        Table table = new Table("WHEN", "BY", "WHAT");
        entries.forEach(entry -> table.row(display().moment(entry.at()), entry.actor(), entry.text()));
        output().table(table);
        return ExitCode.OK;
    }

    private Stream<HistoryEntry> asked(AdministrationClient administration) {
        if (all) {
            return administration.listHistory(kind, actor);
        }
        return account == null ? administration.listHistory() : administration.listHistory(account);
    }
}
