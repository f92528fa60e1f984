package org.leasehold.launch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.leasehold.accounts.AccountSettings;
import org.leasehold.common.Progress;
import org.leasehold.common.database.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands that run a server. */
@Command(
        name = "leasehold",
        description = "Runs a Leasehold server.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ServerCommand {

    private final Class<?> application;

    private ServerCommand(Class<?> application) {
        this.application = application;
    }

    /**
     * Does what the arguments say.
     *
     * @param application the Spring application that a server runs
     * @return the exit code: 1 when the server cannot start, 2 for wrong arguments
     */
    public static int execute(Class<?> application, String... arguments) {
        return new CommandLine(new ServerCommand(application))
                .setExecutionExceptionHandler((failure, line, _) -> {
                    if (!(failure instanceof StartFailure)) {
                        throw failure;
                    }
                    line.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(arguments);
    }

    @Command(name = "serve", description = "Runs the server of an installation. Its data is in ./data.")
    int serve(@Mixin ServerOptions options) {
        return run(options.read(Path.of("data"), AccountSettings.USUAL), FirstRun::prepare);
    }

    @Command(name = "demo", description = "Runs a server with a sample facility to try. Its data is in ./demo-data.")
    int demo(@Mixin ServerOptions options) {
        return run(Demo.settings(options.read(Path.of("demo-data"), AccountSettings.PASSWORDS_SUFFICE)), Demo::prepare);
    }

    /** What is done to a server that has started before it is called ready; returns what to print then. */
    @FunctionalInterface
    interface Preparation {
        String prepare(Server server, DataFolder folder, Progress progress);
    }

    private int run(Settings settings, Preparation preparation) {
        Progress progress = System.out::println;
        Ending ending = Ending.ofProcess(progress);
        try {
            DataFolder folder = ending.include(DataFolder.hold(settings.data()));
            Logs.writeTo(folder.path().resolve("log"));
            Server server = Server.start(application, settings, progress, ending);
            String afterwards = preparation.prepare(server, folder, progress);
            progress.say(String.format(
                    Locale.ROOT,
                    "Ready: %s/ in %.1f s",
                    server.url(),
                    Server.age().toMillis() / 1e3));
            if (!afterwards.isEmpty()) {
                progress.say(afterwards);
            }
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!ending.hasBegun()) {
                ending.fail();
                throw e;
            }
        }
        return 0;
    }
}
