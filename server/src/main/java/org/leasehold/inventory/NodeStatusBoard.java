package org.leasehold.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;

/** The live status of the nodes of each facility, merged attribute by attribute from what monitors push. */
public interface NodeStatusBoard {

    /** What a monitor says of one resource: only the attributes it speaks of change. A null value removes one. */
    record StatusReport(String resource, Map<String, @Nullable Object> attributes) {}

    /**
     * What came of a push.
     *
     * @param changed how many resources changed
     * @param unknown names that the facility does not have; the others counted all the same
     */
    record PublishResult(int changed, List<String> unknown) {}

    /** Hears of changes, in their order, while the facility's status stands still. */
    interface StatusListener {

        /** @param changedAttributes only those that changed; null for a removed one */
        void changed(String facility, String resource, Map<String, @Nullable Object> changedAttributes, Instant seenAt);
    }

    /**
     * Merges reports.
     *
     * @throws org.leasehold.common.ProblemException {@code forbidden} without the right to publish, {@code not-found}
     *     for an unknown facility, {@code invalid} for values that are no scalars or too long
     */
    PublishResult publish(Actor actor, String facility, List<StatusReport> reports);

    List<NodeStatus> list(String facility);

    /** Calls back with the status of all nodes while no change can happen. */
    void whileUnchanged(String facility, Consumer<List<NodeStatus>> reader);

    void addListener(StatusListener listener);
}
