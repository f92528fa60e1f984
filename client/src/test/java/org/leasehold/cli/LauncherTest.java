package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launcher and this program name the same commands. */
class LauncherTest {

    private static final Path LAUNCHER =
            Path.of("..", "leasehold").toAbsolutePath().normalize();

    @Test
    void knowsEveryCommand() throws IOException, InterruptedException {
        List<String> mine = List.copyOf(
                Main.commands(Environment.ofThisProcess()).getSubcommands().keySet());
        String help = outputOf("help");

        List<String> shown = Pattern.compile("^  ([a-z]+) {2,}", Pattern.MULTILINE)
                .matcher(help)
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
        assertThat(new TreeSet<>(shown)).containsAll(mine);
        assertThat(shown).contains("serve", "demo", "verify", "bench", "help");
    }

    @Test
    void refusesWhatIsNoCommand() throws IOException, InterruptedException {
        Process process = start("nonsense");
        assertThat(process.waitFor()).isEqualTo(ExitCode.USAGE.number());
    }

    private static String outputOf(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("bash", LAUNCHER.toString()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
