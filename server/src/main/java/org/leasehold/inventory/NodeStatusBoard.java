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

    /**
     * What has become other of one resource.
     *
     * @param changed only what changed; null for what is removed
     * @param now all that is known of it after the change; empty when it is forgotten
     */
    record StatusChange(
            String resource, Map<String, @Nullable Object> changed, Map<String, Object> now, Instant seenAt) {

        /** Whether nothing is known of the resource any more. */
        public boolean isForgotten() {
            return now.isEmpty();
        }
    }

    /** Hears of changes, in their order, while the facility's status stands still. */
    interface StatusListener {

        /** @param changes what one push has changed; not empty */
        void changed(String facility, List<StatusChange> changes);
    }

    /**
     * Merges reports.
     *
     * @throws org.leasehold.common.ProblemException {@code forbidden} without the right to publish, {@code not-found}
     *     for an unknown facility, {@code invalid} for values that are too long or hold what no database keeps
     */
    PublishResult publish(Actor actor, String facility, List<StatusReport> reports);

    /**
     * Forgets all that was said of resources. Names of which nothing is known change nothing.
     *
     * @throws org.leasehold.common.ProblemException {@code forbidden} without the right to publish
     */
    void forget(Actor actor, String facility, List<String> resources);

    List<NodeStatus> list(String facility);

    /**
     * Calls back with the status of all nodes while no change can happen but by this thread, which may publish and
     * forget meanwhile.
     */
    void whileUnchanged(String facility, Consumer<List<NodeStatus>> reader);

    void addListener(StatusListener listener);
}
