package org.leasehold.leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Actor;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Span;
import org.leasehold.inventory.Inventory;
import org.leasehold.testing.TestClock;
import org.leasehold.testing.World;

/** Books, moves, cancels and lets time pass at random, beside a model so simple that it must be right. */
class LedgerProperties {

    @RegisterExtension
    static final World world = World.standingStill();

    private static final int STEPS = 800;
    private static final Duration GRAIN = Duration.ofMinutes(10);
    private static final List<String> NAMES = List.of("chamber", "n1", "n2", "n3", "n4");

    private static Actor.Person ada = new Actor.Person(0, "ada", "Ada", 1, false, Actor.Scope.all());

    @BeforeAll
    static void people() {
        ada = world.hasSliceOf("ada");
    }

    /** What the model knows of a lease: the index of its resource, and its grains counted from the beginning. */
    private record Model(long id, int resource, int start, int end) {

        boolean excludes(Model other) {
            boolean related = resource == other.resource || resource == 0 || other.resource == 0;
            return related && id != other.id && start < other.end && other.start < end;
        }
    }

    @Test
    void theLedgerAndTheModelNeverDiffer() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String lab = "lab";
        world.has(aFacility(lab).with("chamber", "n1", "n2", "n3", "n4").definition());
        Map<Long, Model> model = new TreeMap<>();
        int now = 0;
        for (int step = 0; step < STEPS; step++) {
            String wish = switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> book(lab, random, model, now);
                case 5, 6, 7 -> move(random, model, now);
                case 8 -> cancel(random, model, now);
                default -> {
                    now += random.nextInt(3);
                    world.clock().set(instant(now));
                    yield "time passes to " + now;
                }
            };
            if (step % 100 == 0 || step == STEPS - 1) {
                assertThat(ledger(lab))
                        .as("seed %s, step %s: %s", seed, step, wish)
                        .isEqualTo(model(model));
            }
        }
        assertThat(overlaps()).as("seed %s", seed).isZero();
    }

    private String book(String lab, Random random, Map<Long, Model> model, int now) {
        Model wish = new Model(-1, random.nextInt(5), now - 1 + random.nextInt(40), 0);
        wish = new Model(-1, wish.resource(), wish.start(), wish.start() + 1 + random.nextInt(6));
        boolean allowed = wish.start() >= now && model.values().stream().noneMatch(wish::excludes);
        String outcome = "booked";
        try {
            Lease lease = world.the(Leases.class)
                    .book(ada, new Booking(lab, List.of(NAMES.get(wish.resource())), "ada", span(wish), null), null)
                    .lease();
            model.put(lease.id(), new Model(lease.id(), wish.resource(), wish.start(), wish.end()));
        } catch (ProblemException refused) {
            outcome = refused.problem().detail();
        }
        assertThat(outcome.equals("booked")).as("%s -> %s", wish, outcome).isEqualTo(allowed);
        return wish + " -> " + outcome;
    }

    private String move(Random random, Map<Long, Model> model, int now) {
        if (model.isEmpty()) {
            return "nothing to move";
        }
        Model before = pick(random, model);
        int shift = random.nextInt(11) - 5;
        Model wish = new Model(
                before.id(), random.nextInt(5), before.start() + shift, before.end() + shift + random.nextInt(3));
        boolean over = before.end() <= now;
        boolean begun = before.start() <= now;
        boolean startsRight =
                begun ? wish.start() == before.start() && wish.resource() == before.resource() : wish.start() >= now;
        // The end of a running lease may be moved up to the present moment, which is now.
        boolean allowed = !over
                && wish.end() > wish.start()
                && startsRight
                && wish.end() >= now
                && model.values().stream().noneMatch(wish::excludes);
        String outcome = "moved";
        try {
            Lease current = world.the(Leases.class).getLease(before.id());
            world.the(Leases.class)
                    .amend(
                            ada,
                            before.id(),
                            current.revision(),
                            new Amendment(
                                    instant(wish.start()),
                                    instant(wish.end()),
                                    List.of(NAMES.get(wish.resource())),
                                    null));
            model.put(wish.id(), wish);
        } catch (ProblemException refused) {
            outcome = refused.problem().code();
        }
        boolean crossedByTheLifecycle = outcome.equals("revision-mismatch");
        assertThat(crossedByTheLifecycle || outcome.equals("moved") == allowed)
                .as("%s to %s at %s -> %s", before, wish, now, outcome)
                .isTrue();
        return before + " to " + wish + " -> " + outcome;
    }

    private String cancel(Random random, Map<Long, Model> model, int now) {
        if (model.isEmpty()) {
            return "nothing to cancel";
        }
        Model lease = pick(random, model);
        String outcome = "done";
        try {
            world.the(Leases.class).cancel(ada, lease.id());
        } catch (ProblemException refused) {
            outcome = refused.problem().code();
        }
        if (lease.end() <= now) {
            assertThat(outcome).isEqualTo("past");
        } else if (lease.start() > now) {
            model.remove(lease.id());
        } else {
            int end = Math.min(lease.end(), Math.max(now, lease.start() + 1));
            model.put(lease.id(), new Model(lease.id(), lease.resource(), lease.start(), end));
        }
        return "cancel " + lease + " -> " + outcome;
    }

    private static Model pick(Random random, Map<Long, Model> model) {
        return List.copyOf(model.values()).get(random.nextInt(model.size()));
    }

    private static Map<Long, String> model(Map<Long, Model> model) {
        Map<Long, String> words = new HashMap<>();
        model.values().forEach(lease -> words.put(lease.id(), NAMES.get(lease.resource()) + " " + span(lease)));
        return words;
    }

    private static Map<Long, String> ledger(String lab) {
        Map<Long, String> words = new HashMap<>();
        var catalogue = world.the(Inventory.class).catalogue();
        List<Lease> leases = new ArrayList<>();
        world.the(Leases.class)
                .forEach(
                        new LeaseFilter(catalogue.getFacility(lab).id(), null, null, List.of(), null, null),
                        leases::add);
        leases.forEach(lease -> words.put(
                lease.id(),
                catalogue.getResource(lease.resourceIds().getFirst()).name() + " " + lease.span()));
        return words;
    }

    private static long overlaps() {
        return world.database().jdbc().sql("""
                        select count(*) from claim a join claim b
                            on a.resource_id = b.resource_id and a.during && b.during and a.share <> b.share
                        """).query(Long.class).single();
    }

    private static Span span(Model lease) {
        return new Span(instant(lease.start()), instant(lease.end()));
    }

    private static Instant instant(int grain) {
        return TestClock.START.plus(GRAIN.multipliedBy(grain));
    }
}
