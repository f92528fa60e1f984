package org.leasehold.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about mails. */
@Command(
        name = "letters",
        description = "List mails that wait or failed and try again, for administrators; alone it lists them.",
        synopsisSubcommandLabel = "[COMMAND]")
final class LettersCommand {

    private final Environment environment;

    LettersCommand(Environment environment) {
        this.environment = environment;
    }

    CommandLine withCommands() {
        CommandLine letters = new CommandLine(this);
        List.of(new LettersListCommand(environment), new LettersRetryCommand(environment))
                .forEach(letters::addSubcommand);
        return letters;
    }
}
