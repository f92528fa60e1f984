package org.leasehold.cli;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.SpaceItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stores a file. */
@Command(name = "put", description = "Keep a file, over what has its name.")
final class SpacesPutCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "WHAT", description = "notebooks, saved-data or temporary-data.")
    private String what = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it. Default: as the file.")
    private @Nullable String name;

    SpacesPutCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        String wanted = name == null ? file.getFileName().toString() : name;
        SpaceItem item = client.spaces().put(what, wanted, content());
        if (output().json()) {
            output().json(item);
        } else {
            output().say(item.name() + " is kept, number " + item.id() + ", until "
                    + (item.keepUntil() == null ? "you delete it." : display().moment(item.keepUntil()) + "."));
        }
        return ExitCode.OK;
    }

    private BodyPublisher content() {
        try {
            return BodyPublishers.ofFile(file);
        } catch (FileNotFoundException _) {
            throw new TextException("There is no file " + file + ".");
        }
    }
}
