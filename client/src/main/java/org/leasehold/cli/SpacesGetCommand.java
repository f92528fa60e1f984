package org.leasehold.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.SpaceItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a file. */
@Command(name = "get", description = "Fetch a file that is kept.")
final class SpacesGetCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "ITEM", description = "Its number.")
    private long id;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to. Default: here, by its own name.")
    private @Nullable Path target;

    SpacesGetCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Path to = target == null ? Path.of(named(client)) : target;
        try (InputStream content = client.spaces().open(id)) {
            Files.copy(content, to);
        } catch (FileAlreadyExistsException _) {
            throw new TextException("There is a file " + to + " already; say --output.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output().say("Wrote " + to + ".");
        return ExitCode.OK;
    }

    /** Its name, which a tool may have chosen: nothing that leads elsewhere. */
    private String named(LeaseholdClient client) {
        String name = client.spaces().list().stream()
                .filter(item -> item.id() == id)
                .map(SpaceItem::name)
                .findFirst()
                .orElseThrow(() -> new TextException("You have nothing with the number " + id + "."));
        if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            throw new TextException("It is called \"" + name + "\"; say --output where it should go.");
        }
        return name;
    }
}
