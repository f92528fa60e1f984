package org.leasehold.cli;

import java.util.List;
import org.leasehold.client.SpaceRequest;

/** Shows requests for storage. */
final class SpaceRequestReport {

    private final Output output;
    private final TimeDisplay display;

    SpaceRequestReport(Output output, TimeDisplay display) {
        this.output = output;
        this.display = display;
    }

    void list(List<SpaceRequest> requests) {
        if (output.json()) {
            output.json(requests);
            return;
        }
        Table table = new Table("REQUEST>", "ACCOUNT", "KIND", "NAME", "SIZE>", "UNTIL", "SPONSOR", "STATE");
        for (SpaceRequest request : requests) {
            table.row(
                    Long.toString(request.id()),
                    request.account(),
                    request.kind(),
                    request.name(),
                    LimitsCommand.size(request.bytes()),
                    display.moment(request.until()),
                    request.sponsor(),
                    request.state());
        }
        output.table(table);
    }

    void done(SpaceRequest request) {
        if (output.json()) {
            output.json(request);
        } else {
            output.say("Request " + request.id() + ", to " + request.kind() + " " + request.name() + ", is "
                    + request.state() + ".");
        }
    }
}
