package org.leasehold.inventory.internal;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.NodeStatus;
import org.leasehold.inventory.NodeStatusBoard;
import org.leasehold.inventory.Resource;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * The status board, in memory; what changed is written behind, once a second, because status comes again by itself
 * and must not wait for the disk.
 */
@Service
class DefaultNodeStatusBoard implements NodeStatusBoard {

    private static final Logger log = LoggerFactory.getLogger(DefaultNodeStatusBoard.class);
    private static final Duration WRITE_BEHIND = Duration.ofSeconds(1);
    private static final int MOST_ATTRIBUTES = 64;

    private final Inventory inventory;
    private final Rights rights;
    private final StatusRepository repository;
    private final InstantSource clock;
    private final Map<String, Board> boards = new ConcurrentHashMap<>();
    private final Map<Integer, StatusRepository.Row> unwritten = new ConcurrentHashMap<>();
    private final List<StatusListener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("status-writer").factory());

    /** The status of one facility, guarded by itself. */
    private static final class Board {
        private final Map<String, NodeStatus> nodes = new LinkedHashMap<>();
    }

    DefaultNodeStatusBoard(Inventory inventory, Rights rights, StatusRepository repository, InstantSource clock) {
        this.inventory = inventory;
        this.rights = rights;
        this.repository = repository;
        this.clock = clock;
        Catalogue catalogue = inventory.catalogue();
        for (StatusRepository.Row row : repository.read()) {
            Resource resource = catalogue.getResource(row.resourceId());
            board(catalogue.getFacility(resource.facilityId()).name())
                    .nodes
                    .put(resource.name(), new NodeStatus(resource.name(), row.attributes(), row.seenAt()));
        }
        var _ = writer.scheduleWithFixedDelay(
                this::write, WRITE_BEHIND.toMillis(), WRITE_BEHIND.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public PublishResult publish(Actor actor, String facilityName, List<StatusReport> reports) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(facilityName);
        rights.require(actor, Action.PUBLISH_STATUS, new Subject.OfFacility(facilityName));
        reports.forEach(DefaultNodeStatusBoard::check);
        List<String> unknown = new ArrayList<>();
        List<StatusChange> changes = new ArrayList<>();
        Instant now = clock.instant();
        Board board = board(facilityName);
        synchronized (board) {
            for (StatusReport report : reports) {
                Optional<Resource> resource = catalogue.findResource(facility, report.resource());
                if (resource.isEmpty()) {
                    unknown.add(report.resource());
                } else {
                    merge(board, resource.get(), report, now).ifPresent(changes::add);
                }
            }
            tell(facilityName, changes);
        }
        int changed =
                (int) changes.stream().map(StatusChange::resource).distinct().count();
        return new PublishResult(changed, List.copyOf(unknown));
    }

    @Override
    public void forget(Actor actor, String facilityName, List<String> resources) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(facilityName);
        rights.require(actor, Action.PUBLISH_STATUS, new Subject.OfFacility(facilityName));
        List<StatusChange> changes = new ArrayList<>();
        Instant now = clock.instant();
        Board board = board(facilityName);
        synchronized (board) {
            for (String name : resources) {
                NodeStatus known = board.nodes.remove(name);
                if (known != null) {
                    Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
                    known.attributes().keySet().forEach(attribute -> nothing.put(attribute, null));
                    changes.add(new StatusChange(name, nothing, Map.of(), now));
                    catalogue.findResource(facility, name).ifPresent(resource -> writeLater(resource, Map.of(), now));
                }
            }
            tell(facilityName, changes);
        }
    }

    private void tell(String facility, List<StatusChange> changes) {
        if (!changes.isEmpty()) {
            listeners.forEach(listener -> listener.changed(facility, List.copyOf(changes)));
        }
    }

    private void writeLater(Resource resource, Map<String, Object> attributes, Instant now) {
        unwritten.put(resource.id(), new StatusRepository.Row(resource.id(), attributes, now));
    }

    private Optional<StatusChange> merge(Board board, Resource resource, StatusReport report, Instant now) {
        NodeStatus before = board.nodes.get(resource.name());
        Map<String, Object> attributes =
                before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before.attributes());
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        report.attributes().forEach((name, value) -> {
            Object old = value == null ? attributes.remove(name) : attributes.put(name, value);
            if (!Objects.equals(old, value)) {
                changes.put(name, value);
            }
        });
        NodeStatus after = new NodeStatus(resource.name(), attributes, now);
        board.nodes.put(resource.name(), after);
        writeLater(resource, attributes, now);
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new StatusChange(resource.name(), changes, attributes, now));
    }

    private static void check(StatusReport report) {
        if (report.attributes().size() > MOST_ATTRIBUTES) {
            throw new ProblemException(new Problem.Invalid(
                    report.resource(),
                    "A report names at most " + MOST_ATTRIBUTES + " attributes; this one of \"" + report.resource()
                            + "\" names " + report.attributes().size() + "."));
        }
        report.attributes().forEach((name, value) -> {
            if (!StatusValue.isGood(name) || value != null && !StatusValue.isGood(value)) {
                throw new ProblemException(
                        new Problem.Invalid(report.resource() + "." + name, StatusValue.WHAT_IS_GOOD));
            }
        });
    }

    @Override
    public List<NodeStatus> list(String facility) {
        inventory.catalogue().getFacility(facility);
        Board board = board(facility);
        synchronized (board) {
            return List.copyOf(board.nodes.values());
        }
    }

    @Override
    public void whileUnchanged(String facility, Consumer<List<NodeStatus>> reader) {
        Board board = board(facility);
        synchronized (board) {
            reader.accept(List.copyOf(board.nodes.values()));
        }
    }

    @Override
    public void addListener(StatusListener listener) {
        listeners.add(listener);
    }

    private Board board(String facility) {
        return boards.computeIfAbsent(facility, _ -> new Board());
    }

    private void write() {
        List<StatusRepository.Row> rows = List.copyOf(unwritten.values());
        try {
            repository.save(rows);
            rows.forEach(row -> unwritten.remove(row.resourceId(), row));
        } catch (DataAccessException away) {
            log.debug("Status is kept in memory until the database is back: {}", away.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        writer.shutdown();
        write();
    }
}
