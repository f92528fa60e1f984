package org.leasehold.common.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to run PostgreSQL's programs, which refuse to run as root. An ordinary user just runs them. Root hides
 * itself in a user namespace or, where that is forbidden, becomes the user {@code nobody}, who then owns the folder.
 *
 * @param prefix what comes before the program in its command line
 * @param owner the numeric user who must own the files, or -1 for whoever does
 */
record Unprivileged(List<String> prefix, int owner) {

    private static final Logger LOG = LoggerFactory.getLogger(Unprivileged.class);
    private static final int NOBODY = 65534;

    private static final boolean HAS_SETSID = Arrays.stream(
                    System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));

    /** In the order in which root tries them. */
    private static final List<Unprivileged> WAYS_OF_ROOT = List.of(
            new Unprivileged(List.of("unshare", "--user"), -1),
            new Unprivileged(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"), NOBODY),
            new Unprivileged(List.of("runuser", "--user", "nobody", "--"), NOBODY));

    /** The way that works here, tried out with a program that does nothing but tell its version. */
    static Unprivileged find(PostgresBinaries binaries) {
        Path program = binaries.program("postgres");
        if (!"root".equals(System.getProperty("user.name"))) {
            return direct(program);
        }
        List<String> failures = new ArrayList<>();
        for (Unprivileged way : WAYS_OF_ROOT) {
            Outcome outcome = way.tryOut(program);
            if (outcome.exitCode() == 0) {
                LOG.info("PostgreSQL runs by way of {}", way.prefix);
                return way;
            }
            failures.add(String.join(" ", way.prefix) + ": " + outcome.output());
        }
        throw new StartFailure("PostgreSQL does not run as root, and no way was found to run it as somebody else.\n  "
                + String.join("\n  ", failures)
                + "\nStart Leasehold as an ordinary user, or use a PostgreSQL of your own with --database-url.");
    }

    private static Unprivileged direct(Path program) {
        Unprivileged way = new Unprivileged(List.of(), -1);
        Outcome outcome = way.tryOut(program);
        if (outcome.exitCode() != 0) {
            throw new StartFailure("The PostgreSQL that Leasehold carries does not run on this machine: "
                    + outcome.output() + "\nUse a PostgreSQL of your own with --database-url.");
        }
        return way;
    }

    /** The command that runs a program this way; each step of it replaces the one before, so the process id is kept. */
    List<String> command(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /**
     * As {@link #command}, in a session of its own, so that Ctrl-C in a terminal reaches us alone and we end the
     * program in good order.
     */
    List<String> commandInOwnSession(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(command(program, arguments));
        if (HAS_SETSID) {
            command.addFirst("setsid");
        }
        return command;
    }

    /** Gives the folder and all in it to the user who will run the programs. */
    void handOver(Path folder) throws IOException {
        if (owner < 0 || Files.getAttribute(folder, "unix:uid").equals(owner)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return give(file);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                return give(visited);
            }
        });
    }

    private FileVisitResult give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        return FileVisitResult.CONTINUE;
    }

    private Outcome tryOut(Path program) {
        try {
            return Outcome.of(command(program, List.of("--version")));
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        }
    }

    /** How a short program ended and what it said. */
    record Outcome(int exitCode, String output) {

        static Outcome of(List<String> command) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            cleanEnvironment(builder.environment());
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Outcome(process.waitFor(), output.strip());
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while " + command.getFirst() + " ran", e);
            }
        }
    }

    /** Takes away what would make PostgreSQL's programs behave in other ways than they are told here. */
    static void cleanEnvironment(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
    }
}
