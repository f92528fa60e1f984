package org.leasehold.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** The command line as a whole. */
@Command(
        name = "leasehold",
        description = "See what is free, book it, watch it live.",
        version = "leasehold 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private static final String EXIT_CODES = "%nExit codes:%n";

    /** Groups of commands of which the first lists. */
    private static final Set<String> LISTING =
            Set.of("leases", "groups", "sessions", "identities", "spaces", "accounts", "letters");

    private static final List<String> HELP_NAMES = List.of("-h", "--help");

    /** Of every command. */
    private static final OptionSpec HELP = OptionSpec.builder(HELP_NAMES.toArray(String[]::new))
            .usageHelp(true)
            .scopeType(ScopeType.INHERIT)
            .description("Show this help.")
            .build();

    private static final OptionSpec VERSION = OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version.")
            .build();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Environment.ofThisProcess(), arguments));
    }

    /** Runs one command and answers its exit code. */
    static int run(Environment environment, String... arguments) {
        return commands(environment).execute(completed(arguments));
    }

    /** {@code leases} alone, or with options only, lists; so do all {@link #LISTING}. */
    private static String[] completed(String... arguments) {
        boolean alone = arguments.length == 1 || (arguments.length > 1 && arguments[1].startsWith("-"));
        boolean help = arguments.length > 1 && HELP_NAMES.contains(arguments[1]);
        if (arguments.length == 0 || !LISTING.contains(arguments[0]) || !alone || help) {
            return arguments;
        }
        List<String> whole = new ArrayList<>(List.of(arguments));
        whole.add(1, "list");
        return whole.toArray(String[]::new);
    }

    static CommandLine commands(Environment environment) {
        CommandLine root = new CommandLine(new Main());
        root.getCommandSpec().addOption(HELP).addOption(VERSION);
        List.of(
                        new LoginCommand(environment),
                        new LogoutCommand(environment),
                        new FacilitiesCommand(environment),
                        new ResourcesCommand(environment))
                .forEach(root::addSubcommand);
        root.addSubcommand(new LeasesCommand(environment).withCommands());
        root.addSubcommand(new GroupsCommand(environment).withCommands());
        root.addSubcommand(new IdentitiesCommand(environment).withCommands());
        root.addSubcommand(new SpacesCommand(environment).withCommands());
        root.addSubcommand(new SessionsCommand(environment).withCommands());
        root.addSubcommand(new LimitsCommand(environment).withCommands());
        root.addSubcommand(new AccountsCommand(environment).withCommands());
        root.addSubcommand(new AccountCommand(environment).withCommands());
        root.addSubcommand(new LettersCommand(environment).withCommands());
        List.of(
                        new FreeCommand(environment),
                        new WatchCommand(environment),
                        new ImportCommand(environment),
                        new ExportCommand(environment),
                        new StatisticsCommand(environment),
                        new HistoryCommand(environment),
                        new ToolsCommand(environment),
                        new CompletionCommand(environment))
                .forEach(root::addSubcommand);
        Failures failures = new Failures(environment);
        root.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
        root.setExecutionExceptionHandler(failures::ofExecution);
        root.setParameterExceptionHandler(failures::ofParameters);
        root.setUsageHelpAutoWidth(false);
        root.setUsageHelpWidth(Math.clamp(environment.terminal().width(), 60, 120));
        explainExitCodes(root);
        return root;
    }

    private static void explainExitCodes(CommandLine command) {
        command.getCommandSpec().usageMessage().exitCodeListHeading(EXIT_CODES).exitCodeList(ExitCode.meanings());
        command.getSubcommands().values().forEach(Main::explainExitCodes);
    }
}
