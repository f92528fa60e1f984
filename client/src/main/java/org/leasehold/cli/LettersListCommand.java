package org.leasehold.cli;

import java.util.List;
import java.util.Objects;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Letter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** List mails that wait or failed. */
@Command(name = "list", description = "List mails that wait or failed.")
final class LettersListCommand extends ServerCommand {

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only these: waiting, sent or failed; may be repeated.")
    private List<String> states = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int limit;

    LettersListCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        List<Letter> letters =
                client.administration().listLetters(states).limit(limit).toList();
        if (output().json()) {
            output().json(letters);
            return ExitCode.OK;
        }
        Table table = new Table("LETTER>", "TO", "SUBJECT", "STATE", "TRIED>", "PROBLEM");
        for (Letter letter : letters) {
            table.row(
                    Long.toString(letter.id()),
                    letter.to(),
                    letter.subject(),
                    letter.state(),
                    Integer.toString(letter.attempts()),
                    Objects.requireNonNullElse(letter.problem(), "-"));
        }
        output().table(table);
        return ExitCode.OK;
    }
}
