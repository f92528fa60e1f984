package org.leasehold.cli;

import java.util.List;
import org.leasehold.client.Identity;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;

/** Lists identities. */
@Command(name = "list", description = "List the accounts elsewhere that log in to mine.")
final class IdentitiesListCommand extends ServerCommand {

    IdentitiesListCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        List<Identity> identities = client.listMyIdentities();
        if (output().json()) {
            output().json(identities);
            return ExitCode.OK;
        }
        Table table = new Table("IDENTITY>", "PROVIDER", "WHO", "SINCE", "LAST USED");
        for (Identity identity : identities) {
            table.row(
                    Long.toString(identity.id()),
                    identity.title(),
                    identity.displayName().isEmpty() ? identity.subject() : identity.displayName(),
                    display().moment(identity.linkedAt()),
                    display().moment(identity.lastUsedAt()));
        }
        output().table(table);
        return ExitCode.OK;
    }
}
