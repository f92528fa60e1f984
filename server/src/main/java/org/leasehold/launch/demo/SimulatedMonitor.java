package org.leasehold.launch.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.common.ProblemException;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.NodeStatusBoard;
import org.leasehold.inventory.NodeStatusBoard.StatusReport;
import org.leasehold.inventory.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in for the monitors of a real facility: every second or two it says something new of a few nodes. */
public final class SimulatedMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedMonitor.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1_000);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(2_000);
    private static final int MOST_AT_ONCE = 3;

    private final NodeStatusBoard board;
    private final Actor actor;
    private final SplittableRandom random = new SplittableRandom(37);
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final List<String> phones = new ArrayList<>();
    private final Thread thread = Thread.ofVirtual().name("simulated-monitor").unstarted(this::run);

    private SimulatedMonitor(NodeStatusBoard board, Inventory inventory, Actor actor) {
        this.board = board;
        this.actor = actor;
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(SampleFacility.NAME);
        for (Resource resource : catalogue.resources(facility)) {
            switch (resource.type()) {
                case "node", "nodepc" -> nodes.add(new SimulatedNode(resource, random.split()));
                case "phone" -> phones.add(resource.name());
                default -> {
                    // Nothing reports on the chamber itself.
                }
            }
        }
    }

    /** Begins to report, as the actor, through the door that real monitors use. */
    public static SimulatedMonitor start(NodeStatusBoard board, Inventory inventory, Actor actor) {
        SimulatedMonitor monitor = new SimulatedMonitor(board, inventory, actor);
        monitor.publishAll();
        monitor.thread.start();
        return monitor;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void publishAll() {
        List<StatusReport> reports = new ArrayList<>();
        nodes.forEach(node -> reports.add(node.report()));
        phones.forEach(phone -> reports.add(phone(phone)));
        publish(reports);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(random.nextLong(SHORTEST_PAUSE.toMillis(), LONGEST_PAUSE.toMillis()));
                publish(someChanges());
            }
        } catch (InterruptedException _) {
            LOG.info("The simulated monitor has ended");
        }
    }

    private List<StatusReport> someChanges() {
        List<StatusReport> reports = new ArrayList<>();
        for (int count = 1 + random.nextInt(MOST_AT_ONCE); count > 0; count--) {
            reports.add(nodes.get(random.nextInt(nodes.size())).step());
        }
        if (random.nextInt(10) == 0) {
            reports.add(phone(phones.get(random.nextInt(phones.size()))));
        }
        return reports;
    }

    private StatusReport phone(String name) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("airplane_mode", random.nextBoolean() ? "on" : "off");
        return new StatusReport(name, attributes);
    }

    private void publish(List<StatusReport> reports) {
        try {
            board.publish(actor, SampleFacility.NAME, reports);
        } catch (ProblemException e) {
            LOG.info("The simulated monitor was not heard: {}", e.getMessage());
        }
    }
}
