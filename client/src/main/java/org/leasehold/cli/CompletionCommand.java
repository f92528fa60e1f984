package org.leasehold.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Print the completions of bash or zsh.",
            "For example, in ~/.bashrc: source <(/path/to/leasehold completion bash)"
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells; one script serves both. */
    enum Shell {
        bash,
        zsh
    }

    private final Environment environment;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell = Shell.bash;

    CompletionCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        CommandLine all = Main.commands(environment);
        ofTheLauncher().forEach(all::addSubcommand);
        String script = AutoComplete.bash("leasehold", all);
        environment.out().print(shell == Shell.zsh ? "autoload -Uz compinit && compinit\n" + script : script);
        return ExitCode.OK.number();
    }

    /** The commands that the launcher runs without this program. */
    private static Map<String, CommandSpec> ofTheLauncher() {
        return Map.of(
                "serve", server(),
                "demo", server(),
                "verify", CommandSpec.create().addOption(flag("--fast")),
                "bench", CommandSpec.create(),
                "help", CommandSpec.create());
    }

    private static CommandSpec server() {
        return CommandSpec.create()
                .addOption(value("--port", Integer.class))
                .addOption(value("--bind", String.class))
                .addOption(value("--public-url", String.class))
                .addOption(value("--data", java.nio.file.Path.class))
                .addOption(value("--database-url", String.class))
                .addOption(value("--config", java.nio.file.Path.class));
    }

    private static OptionSpec value(String name, Class<?> type) {
        return OptionSpec.builder(name).type(type).build();
    }

    private static OptionSpec flag(String name) {
        return OptionSpec.builder(name).type(boolean.class).arity("0").build();
    }
}
