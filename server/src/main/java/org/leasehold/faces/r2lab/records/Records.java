package org.leasehold.faces.r2lab.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.json.StatusInput;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.inventory.NodeStatus;
import org.leasehold.inventory.NodeStatusBoard;
import org.leasehold.inventory.NodeStatusBoard.StatusReport;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The records of nodes, phones and power units. What the facility has is on its status board, where our own pages find
 * it; what it has not is kept beside it. All of it stands still while the board does: its lock is the only one.
 */
@Component
public class Records implements NodeStatusBoard.StatusListener {

    private static final Logger LOG = LoggerFactory.getLogger(Records.class);

    private final String facility;
    private final NodeStatusBoard board;
    private final Rights rights;
    private final RecordNames names;
    private final StrangeRecords strange;
    private final List<RecordListener> listeners = new CopyOnWriteArrayList<>();

    /** What one publication changes; absent while nobody publishes here. Guarded by the board. */
    private @Nullable Batch batch;

    Records(R2labSettings settings, NodeStatusBoard board, Rights rights, RecordNames names, StrangeRecords strange) {
        this.facility = settings.facility();
        this.board = board;
        this.rights = rights;
        this.names = names;
        this.strange = strange;
        board.addListener(this);
    }

    public void addListener(RecordListener listener) {
        listeners.add(listener);
    }

    /** Calls back with all records of a category, numbers first, while none can change. */
    public void whileUnchanged(Category category, Consumer<List<StatusRecord>> reader) {
        board.whileUnchanged(facility, nodes -> reader.accept(all(category, nodes)));
    }

    private List<StatusRecord> all(Category category, List<NodeStatus> nodes) {
        RecordNames.Index index = names.index();
        List<StatusRecord> records = new ArrayList<>();
        for (StatusRecord record : strange.list(category)) {
            if (index.resource(category, record.id()).isEmpty()) {
                records.add(record);
            }
        }
        for (NodeStatus node : nodes) {
            index.find(node.resource())
                    .filter(known -> known.category() == category)
                    .ifPresent(known -> records.add(new StatusRecord(known.id(), node.attributes())));
        }
        records.sort((one, other) -> one.id().compareTo(other.id()));
        return records;
    }

    /**
     * Merges what a program says, record by record. Records that are none, or have no id, are left out.
     *
     * @param asSaid the text to tell it in to those who want it as it was said
     * @throws ProblemException {@code forbidden} without the right to publish
     */
    public void publish(Actor actor, Category category, JsonNode list, Optional<String> asSaid) {
        requireRight(actor);
        board.whileUnchanged(facility, _ -> {
            Batch changes = inBatch(() -> list.forEach(record -> publish(actor, category, record)));
            tellChanged(category, changes, asSaid);
        });
    }

    private void publish(Actor actor, Category category, JsonNode record) {
        Optional<RecordId> id = RecordId.of(record);
        if (!record.isObject() || id.isEmpty()) {
            LOG.debug("A record of {} without an id is left out", category.word());
            return;
        }
        Map<String, @Nullable Object> attributes = StatusInput.attributes(record);
        attributes.remove("id");
        if (attributes.isEmpty()) {
            return;
        }
        try {
            names.index()
                    .resource(category, id.get())
                    .ifPresentOrElse(
                            name -> board.publish(actor, facility, List.of(new StatusReport(name, attributes))),
                            () -> strange.merge(category, id.get(), attributes)
                                    .ifPresent(change -> note(category, change)));
        } catch (ProblemException refused) {
            LOG.debug("A record of {} is left out: {}", category.word(), refused.getMessage());
        }
    }

    /**
     * Deletes records.
     *
     * @param list of objects with an id; what has none, or is not known, is left out
     * @throws ProblemException {@code forbidden} without the right to publish
     */
    public void delete(Actor actor, Category category, JsonNode list) {
        requireRight(actor);
        board.whileUnchanged(facility, _ -> {
            Batch changes = inBatch(() ->
                    list.forEach(record -> RecordId.of(record).ifPresent(id -> delete(actor, category, id))));
            tellDeleted(category, changes);
        });
    }

    /** Deletes all records of a category. */
    public void clear(Actor actor, Category category) {
        requireRight(actor);
        board.whileUnchanged(facility, nodes -> {
            Batch changes = inBatch(() -> all(category, nodes).forEach(record -> delete(actor, category, record.id())));
            tellDeleted(category, changes);
        });
    }

    private void delete(Actor actor, Category category, RecordId id) {
        names.index()
                .resource(category, id)
                .ifPresentOrElse(
                        name -> board.forget(actor, facility, List.of(name)),
                        () -> strange.forget(category, id).ifPresent(change -> note(category, change)));
    }

    private void requireRight(Actor actor) {
        rights.require(actor, Action.PUBLISH_STATUS, new Subject.OfFacility(facility));
    }

    @Override
    public void changed(String ofFacility, List<NodeStatusBoard.StatusChange> changes) {
        if (!ofFacility.equals(facility)) {
            return;
        }
        Batch mine = batch;
        Batch changed = mine == null ? new Batch() : mine;
        RecordNames.Index index = names.index();
        for (NodeStatusBoard.StatusChange change : changes) {
            index.find(change.resource())
                    .ifPresent(known -> changed.add(
                            known.category(), new RecordChange(known.id(), change.changed(), change.now())));
        }
        if (mine == null) {
            for (Category category : Category.values()) {
                tellChanged(category, changed, Optional.empty());
                tellDeleted(category, changed);
            }
        }
    }

    private void note(Category category, RecordChange change) {
        Batch mine = batch;
        if (mine != null) {
            mine.add(category, change);
        }
    }

    private Batch inBatch(Runnable work) {
        Batch mine = new Batch();
        batch = mine;
        try {
            work.run();
        } finally {
            batch = null;
        }
        return mine;
    }

    private void tellChanged(Category category, Batch changes, Optional<String> asSaid) {
        List<RecordChange> changed = changes.of(category).stream()
                .filter(change -> !change.isDeletion())
                .toList();
        if (!changed.isEmpty() || asSaid.isPresent()) {
            listeners.forEach(listener -> listener.changed(category, changed, asSaid));
        }
    }

    private void tellDeleted(Category category, Batch changes) {
        List<RecordId> deleted = changes.of(category).stream()
                .filter(RecordChange::isDeletion)
                .map(RecordChange::id)
                .toList();
        if (!deleted.isEmpty()) {
            listeners.forEach(listener -> listener.deleted(category, deleted));
        }
    }

    /** What has changed, each record once, in the order in which they were spoken of. */
    private static final class Batch {
        private final Map<Category, Map<RecordId, RecordChange>> changes = new LinkedHashMap<>();

        void add(Category category, RecordChange change) {
            changes.computeIfAbsent(category, _ -> new LinkedHashMap<>())
                    .merge(change.id(), change, RecordChange::then);
        }

        List<RecordChange> of(Category category) {
            return List.copyOf(changes.getOrDefault(category, Map.of()).values());
        }
    }
}
