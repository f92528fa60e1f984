package org.leasehold.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.ImportReport;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings in leases or slices, all of a file or nothing. */
@Command(
        name = "import",
        description = {
            "Bring in leases or slices from a CSV file, all of it or nothing. For administrators.",
            "Leases begin with the line lease_id,slice,start,end; slices with slice,family,country."
        })
final class ImportCommand extends ServerCommand {

    private static final String LEASES = "lease_id,slice,start,end";
    private static final String OLD_LEASES = "lease_id,name,beg,end";
    private static final String SLICES = "slice,family,country";

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(
            names = {"-f", "--facility"},
            paramLabel = "NAME",
            description = "The facility. Default: LEASEHOLD_FACILITY, or the only one there is.")
    private @Nullable String facility;

    @Option(
            names = {"-r", "--resource"},
            paramLabel = "NAME",
            description = "What the leases are of. Default: the only one that has parts, or the only one.")
    private @Nullable String resource;

    @Option(
            names = {"-n", "--dry-run"},
            description = "Only say what would happen.")
    private boolean dryRun;

    @Option(
            names = {"-m", "--mend"},
            description = "Of leases that stand twice or overlap take one, or the part of each that is its own.")
    private boolean mend;

    ImportCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) throws IOException {
        String header = header();
        ImportReport report;
        try (SendingFile sending = new SendingFile(file, environment())) {
            report = switch (header) {
                case LEASES, OLD_LEASES -> leases(client, sending);
                case SLICES -> client.importSlices(dryRun, sending);
                default ->
                    throw new TextException(file + " begins with '" + header + "'. Leases begin with the line " + LEASES
                            + ", slices with " + SLICES + ".");
            };
        } catch (ProblemException e) {
            if (e.problem().report() == null) {
                throw e;
            }
            report = e.problem().report();
        }
        print(report, header.equals(SLICES) ? "slices" : "leases");
        return report.problems().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private ImportReport leases(LeaseholdClient client, SendingFile sending) {
        String where = facility(client, facility).name();
        String what = resource == null ? LeasesBookCommand.usualResource(client, where) : resource;
        return client.importLeases(where, what, dryRun, mend, sending);
    }

    private void print(ImportReport report, String things) {
        if (output().json()) {
            output().json(report);
            return;
        }
        if (report.mended() != null) {
            report.mended().stream().map(Failures::fault).forEach(output()::say);
        }
        report.problems().stream().map(Failures::fault).forEach(output()::say);
        String created = report.slicesCreated().isEmpty()
                ? ""
                : ", " + report.slicesCreated().size() + " slices " + (report.dryRun() ? "to create" : "created");
        if (!report.problems().isEmpty()) {
            output().note("leasehold: " + report.read() + " " + things + " read, "
                    + report.problems().size() + " with a fault; nothing " + (report.dryRun() ? "would be" : "was")
                    + " taken.");
        } else {
            output().say(report.read() + " " + things + " read, " + (report.dryRun() ? "all would be" : report.taken())
                    + " taken" + created + ".");
        }
    }

    private String header() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            return line == null
                    ? ""
                    : line.replace("\uFEFF", "").replace(" ", "").strip();
        } catch (NoSuchFileException e) {
            throw new TextException("There is no file " + file + ".");
        } catch (MalformedInputException e) {
            throw new TextException(file + " is no text in UTF-8.");
        } catch (IOException e) {
            throw new TextException(file + " cannot be read: " + e.getMessage() + ".");
        }
    }
}
