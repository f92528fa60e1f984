package org.leasehold.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseQuery;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes leases out, in the form that import reads. */
@Command(name = "export", description = "Take leases out as CSV, in the form that import reads; with --json as JSON.")
final class ExportCommand extends ServerCommand {

    @Mixin
    private LeaseFilterOptions filter = new LeaseFilterOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Into this file, whole or not at all. Default: standard output.")
    private @Nullable Path file;

    ExportCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) throws IOException {
        LeaseQuery query = filter.query(facility(client, filter.facility()).name(), times(), null);
        if (output().json()) {
            output().json(client.listLeases(query).toList());
            return ExitCode.OK;
        }
        try (InputStream csv = client.exportLeases(query)) {
            if (file == null) {
                csv.transferTo(output().out());
                output().out().flush();
            } else {
                save(csv, file.toAbsolutePath());
            }
        }
        return ExitCode.OK;
    }

    private static void save(InputStream csv, Path target) throws IOException {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        Files.copy(csv, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
