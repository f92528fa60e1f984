package org.leasehold.cli;

import java.util.List;
import java.util.Objects;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Tool;
import picocli.CommandLine.Command;

/** The tools, which of them I may open now, and why not the others. */
@Command(name = "tools", description = "The tools, which of them I may open now, and why not the others.")
final class ToolsCommand extends ServerCommand {

    ToolsCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        List<Tool> tools = client.listMyTools();
        if (output().json()) {
            output().json(tools);
            return ExitCode.OK;
        }
        Table table = new Table("TOOL", "CALLED", "OPEN", "ADDRESS OR REASON");
        for (Tool tool : tools) {
            String until = tool.until() == null ? "" : " until " + display().moment(tool.until());
            table.row(
                    tool.name(),
                    tool.title(),
                    tool.open() ? "yes" + until : "no",
                    tool.open() ? tool.address() : Objects.requireNonNullElse(tool.reason(), "-"));
        }
        output().table(table);
        return ExitCode.OK;
    }
}
