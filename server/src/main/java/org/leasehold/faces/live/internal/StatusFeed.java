package org.leasehold.faces.live.internal;

import java.util.List;
import java.util.function.Consumer;
import org.leasehold.faces.json.StatusJson;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.NodeStatus;
import org.leasehold.inventory.NodeStatusBoard;
import org.leasehold.live.Channels;
import org.leasehold.live.JsonArrays;
import org.leasehold.live.Snapshot;
import org.leasehold.live.StateChannel;
import org.springframework.stereotype.Component;

/** Feeds the channels {@code status:<facility>}: what monitors say of nodes, only what changed. */
@Component
class StatusFeed implements NodeStatusBoard.StatusListener {

    private static final String PREFIX = "status:";

    private final Channels channels;
    private final NodeStatusBoard board;
    private final StatusJson json;

    StatusFeed(Channels channels, NodeStatusBoard board, StatusJson json) {
        this.channels = channels;
        this.board = board;
        this.json = json;
        board.addListener(this);
    }

    StateChannel open(Facility facility) {
        String name = facility.name();
        return channels.open(
                PREFIX + name, (_, deliver) -> board.whileUnchanged(name, nodes -> look(List.copyOf(nodes), deliver)));
    }

    private void look(List<NodeStatus> nodes, Consumer<Snapshot> deliver) {
        deliver.accept(() -> JsonArrays.join(nodes.stream().map(json::encode).toList()));
    }

    @Override
    public void changed(String facility, List<NodeStatusBoard.StatusChange> changes) {
        channels.find(PREFIX + facility)
                .ifPresent(channel -> changes.forEach(change ->
                        channel.publish("patch", json.encode(change.resource(), change.changed(), change.seenAt()))));
    }
}
