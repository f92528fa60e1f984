package org.leasehold.cli;

import java.util.List;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Session;
import picocli.CommandLine.Command;

/** Lists the browsers that one is logged in with. */
@Command(name = "list", description = "List the browsers I am logged in with, the last used first.")
final class SessionsListCommand extends ServerCommand {

    SessionsListCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        List<Session> sessions = client.listSessions();
        if (output().json()) {
            output().json(sessions);
            return ExitCode.OK;
        }
        Table table = new Table("ID>", "BROWSER", "FROM", "SINCE", "LAST USED");
        for (Session session : sessions) {
            table.row(
                    Long.toString(session.id()),
                    session.device().isEmpty() ? "unknown" : session.device(),
                    session.network(),
                    display().moment(session.createdAt()),
                    display().moment(session.usedAt()));
        }
        output().table(table);
        return ExitCode.OK;
    }
}
