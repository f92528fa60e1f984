package org.leasehold.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Take out all that is kept about me, as JSON. */
@Command(name = "export", description = "Take out all that is kept about me, as JSON.")
final class AccountExportCommand extends ServerCommand {

    @Option(names = "--output", paramLabel = "FILE", description = "Where to. Default: standard output.")
    private @Nullable Path target;

    AccountExportCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        try (InputStream data = client.administration().exportMyAccount()) {
            if (target == null) {
                data.transferTo(output().out());
            } else {
                Files.copy(data, target);
                output().say("Wrote " + target + ".");
            }
        } catch (FileAlreadyExistsException _) {
            throw new TextException("There is a file " + target + " already; say --output.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ExitCode.OK;
    }
}
