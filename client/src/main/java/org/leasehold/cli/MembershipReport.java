package org.leasehold.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.leasehold.client.Membership;

/** Shows memberships: of somebody, or of a group. */
final class MembershipReport {

    private final Output output;
    private final TimeDisplay display;

    MembershipReport(Output output, TimeDisplay display) {
        this.output = output;
        this.display = display;
    }

    /** @param name what tells them apart in this list */
    void list(List<Membership> memberships, String heading, Function<Membership, String> name) {
        if (output.json()) {
            output.json(memberships);
            return;
        }
        Table table = new Table(heading, "STATE", "OWNER", "ENDS", "MESSAGE");
        for (Membership membership : memberships) {
            table.row(
                    name.apply(membership),
                    membership.state().toLowerCase(Locale.ROOT),
                    membership.owner() ? "yes" : "",
                    membership.endsAt() == null ? "-" : display.moment(membership.endsAt()),
                    membership.message());
        }
        output.table(table);
    }

    void done(Membership membership) {
        if (output.json()) {
            output.json(membership);
            return;
        }
        output.say(
                switch (membership.state()) {
                    case "MEMBER" -> membership.account() + " is a member of " + membership.group() + until(membership);
                    case "INVITED" -> membership.account() + " is invited to " + membership.group() + ".";
                    default -> "The owners of " + membership.group() + " have been asked.";
                });
    }

    private String until(Membership membership) {
        return membership.endsAt() == null ? "." : " until " + display.moment(membership.endsAt()) + ".";
    }
}
