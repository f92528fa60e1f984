package org.leasehold.cli;

import java.util.List;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Quota;
import org.leasehold.client.SpaceItem;
import picocli.CommandLine.Command;

/** Lists what is kept, and how full it is. */
@Command(name = "list", description = "List what is kept for me, until when, and how full it is.")
final class SpacesListCommand extends ServerCommand {

    SpacesListCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        List<SpaceItem> items = client.spaces().list();
        if (output().json()) {
            output().json(items);
            return ExitCode.OK;
        }
        Table table = new Table("ITEM>", "WHAT", "NAME", "SIZE>", "UNTIL");
        for (SpaceItem item : items) {
            table.row(
                    Long.toString(item.id()),
                    item.what(),
                    item.folder() ? item.name() + "/" : item.name(),
                    LimitsCommand.size(item.bytes()),
                    until(item));
        }
        output().table(table);
        client.spaces().quotas().forEach(quota -> output().say(line(quota)));
        return ExitCode.OK;
    }

    private String until(SpaceItem item) {
        if (item.purgeAt() != null) {
            return "deleted, back until " + display().moment(item.purgeAt());
        }
        if (item.allocatedBytes() != null) {
            return "kept permanently";
        }
        return item.keepUntil() == null ? "-" : display().moment(item.keepUntil());
    }

    private static String line(Quota quota) {
        String count = quota.mostCount() == null ? "" : " of " + quota.mostCount();
        String bytes = quota.mostBytes() == null ? "" : " of " + LimitsCommand.size(quota.mostBytes());
        String state = quota.state().equals("within") ? "" : ", " + quota.state();
        return quota.what() + ": " + quota.count() + count + ", " + LimitsCommand.size(quota.bytes()) + bytes + state
                + (quota.readOnly() ? ", read-only" : "");
    }
}
