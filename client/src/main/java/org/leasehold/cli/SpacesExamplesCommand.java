package org.leasehold.cli;

import java.util.List;
import java.util.Objects;
import org.leasehold.client.Example;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;

/** Lists examples. */
@Command(name = "examples", description = "List notebooks that can be copied.")
final class SpacesExamplesCommand extends ServerCommand {

    SpacesExamplesCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        List<Example> examples = client.spaces().examples();
        if (output().json()) {
            output().json(examples);
            return ExitCode.OK;
        }
        Table table = new Table("FACILITY", "EXAMPLE", "NEEDS", "TITLE");
        for (Example example : examples) {
            table.row(
                    example.facility(),
                    example.name(),
                    Objects.requireNonNullElse(example.needs(), "-"),
                    example.title());
        }
        output().table(table);
        return ExitCode.OK;
    }
}
