package org.leasehold.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Span;
import org.leasehold.inventory.Hook;
import org.leasehold.inventory.Policy;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.LeaseState;
import org.leasehold.leases.Leases;
import org.leasehold.live.Await;
import org.leasehold.testing.World;

/** Leases that start and end by themselves, in real time, on a grain of a second. */
@Tag("slow")
@Timeout(180)
class LifecycleTest {

    @RegisterExtension
    static final World world = World.running();

    private static final Policy BY_THE_SECOND = new Policy(
            Duration.ofSeconds(1), null, Duration.ZERO, null, null, Duration.ZERO, Duration.ZERO, false, null);

    private static Actor.Person ada = new Actor.Person(0, "ada", "Ada", 1, false, Actor.Scope.all());
    private static int count;

    @TempDir
    Path folder;

    @BeforeAll
    static void people() {
        ada = world.hasSliceOf("ada");
    }

    @Test
    void startsAndEndsWithNobodyAsking() {
        Lease lease = book(labWith(null));
        assertThat(lease.state()).isEqualTo(new LeaseState.Open());
        awaitState(lease, state -> state instanceof LeaseState.Fulfilled);
        assertThat(Instant.now()).isAfterOrEqualTo(lease.span().start());
        awaitState(lease, state -> state instanceof LeaseState.Expired);
        assertThat(Instant.now()).isAfterOrEqualTo(lease.span().end());
    }

    @Test
    void theCommandRunsAtStartAndEndAndKnowsTheLease() throws IOException {
        Path notes = folder.resolve("notes");
        String script = "cat >> %s; echo \" $LEASEHOLD_EVENT $LEASEHOLD_SLICE $LEASEHOLD_RESOURCES\" >> %s";
        Lease lease = book(labWith(command(script.formatted(notes, notes), 0)));
        awaitState(lease, state -> state instanceof LeaseState.Expired);
        assertThat(Files.readAllLines(notes))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{").endsWith("} start ada n1"),
                        line -> assertThat(line).startsWith("{").endsWith("} end ada n1"));
    }

    @Test
    void aFailingCommandIsTriedAgainAndThenShownWithWhatItSaid() throws IOException {
        Path tries = folder.resolve("tries");
        Lease lease =
                book(labWith(command("echo try >> " + tries + "; echo the power supply does not answer; exit 3", 1)));
        awaitState(lease, state -> state instanceof LeaseState.Error);
        assertThat(found(lease).state().failure())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("failed 2 times", "ended with 3", "the power supply does not answer"));
        assertThat(Files.readAllLines(tries)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aCommandThatHangsIsEndedAtItsTimeLimitWithAllItStarted() {
        Path late = folder.resolve("late");
        Lease lease = book(labWith(new Hook(
                List.of("/bin/sh", "-c", "(sleep 4; touch " + late + ") & sleep 60"), null, Duration.ofSeconds(1), 0)));
        awaitState(lease, state -> state instanceof LeaseState.Error);
        assertThat(found(lease).state().failure())
                .hasValueSatisfying(problem -> assertThat(problem).contains("took longer than 1 s"));
        assertThat(late).doesNotExist();
    }

    @Test
    void aCommandMayLeaveSomethingRunning() {
        Lease lease = book(labWith(command("sleep 30 & exit 0", 0)));
        awaitState(lease, state -> state instanceof LeaseState.Expired);
    }

    @Test
    void theEndWaitsUntilTheStartIsDone() throws IOException {
        Path notes = folder.resolve("order");
        String slowStart = "if [ $LEASEHOLD_EVENT = start ]; then sleep 3; fi; echo $LEASEHOLD_EVENT >> " + notes;
        Lease lease = book(labWith(command(slowStart, 0)));
        awaitState(lease, state -> state instanceof LeaseState.Expired);
        assertThat(Files.readAllLines(notes)).containsExactly("start", "end");
    }

    @Test
    void theCallIsRepeatedUntilItIsTaken() throws IOException {
        Queue<String> calls = new ConcurrentLinkedQueue<>();
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", call -> {
            calls.add(call.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(calls.size() == 1 ? 503 : 204, -1);
            call.close();
        });
        hook.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + hook.getAddress().getPort() + "/");
            Lease lease = book(labWith(new Hook(null, url, Duration.ofSeconds(5), 2)));
            awaitState(lease, state -> state instanceof LeaseState.Expired);
            assertThat(calls)
                    .satisfiesExactly(
                            call -> assertThat(call)
                                    .startsWith(lease.id() + "-start {")
                                    .contains("\"slice\":\"ada\""),
                            call -> assertThat(call).startsWith(lease.id() + "-start {"),
                            call -> assertThat(call).startsWith(lease.id() + "-end {"));
        } finally {
            hook.stop(0);
        }
    }

    @Test
    void manyThatAreDueAtOnceAllStartAndEnd() {
        String lab = labName();
        String[] nodes = IntStream.range(0, 2_000).mapToObj(node -> "m" + node).toArray(String[]::new);
        world.has(aFacility(lab).withNodes(nodes).under(BY_THE_SECOND).definition());
        Span span = soon(Duration.ofSeconds(20));
        List<Lease> leases = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(node -> book(lab, "m" + node, span))
                .toList();
        Await.until(() -> leases.stream().allMatch(lease -> found(lease).state() instanceof LeaseState.Expired));
    }

    @Test
    void twoServersShareTheDeadlinesAndTakeEachOnce() throws IOException {
        Path notes = folder.resolve("notes");
        String lab = labName();
        String[] nodes = IntStream.range(0, 20).mapToObj(node -> "n" + node).toArray(String[]::new);
        Hook hook = command("echo $LEASEHOLD_EVENT $LEASEHOLD_RESOURCES >> " + notes, 0);
        world.has(aFacility(lab)
                .withNodes(nodes)
                .under(BY_THE_SECOND)
                .running(hook)
                .definition());
        world.joined(another -> {
            Span span = soon(Duration.ofSeconds(5));
            List<Lease> leases = Arrays.stream(nodes)
                    .map(node -> book(node.length() > 2 ? another : world, lab, node, span))
                    .toList();
            for (World server : List.of(world, another)) {
                Await.until(() -> leases.stream().allMatch(lease -> isKnownToBeOver(server, lease)));
            }
        });
        assertThat(Files.readAllLines(notes))
                .containsExactlyInAnyOrderElementsOf(Stream.of("start ", "end ")
                        .flatMap(event -> Arrays.stream(nodes).map(node -> event + node))
                        .toList());
    }

    @Test
    void whatFallsDueWhileTheDatabaseIsAwayIsDoneWhenItIsBack() {
        Lease lease = book(labWith(command("exit 0", 0)));
        world.database().goAway();
        try {
            Await.until(() -> Instant.now().isAfter(lease.span().start().plusMillis(300)));
        } finally {
            world.database().comeBack();
        }
        awaitState(lease, state -> state instanceof LeaseState.Expired);
    }

    private static Hook command(String script, int retries) {
        return new Hook(List.of("/bin/sh", "-c", script), null, Duration.ofSeconds(30), retries);
    }

    private static String labWith(@Nullable Hook hook) {
        String lab = labName();
        var facility = aFacility(lab).withNodes("n1").under(BY_THE_SECOND);
        world.has((hook == null ? facility : facility.running(hook)).definition());
        return lab;
    }

    private static String labName() {
        return "lab" + count++;
    }

    /** From a second or two ahead, for a second. */
    private static Lease book(String lab) {
        return book(lab, "n1", soon(Duration.ofSeconds(2)));
    }

    private static Lease book(String lab, String node, Span span) {
        return book(world, lab, node, span);
    }

    private static Lease book(World server, String lab, String node, Span span) {
        return server.the(Leases.class)
                .book(ada, new Booking(lab, List.of(node), "ada", span, null), null)
                .lease();
    }

    private static Span soon(Duration ahead) {
        Instant start = Instant.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
        return new Span(start, start.plusSeconds(1));
    }

    private static Lease found(Lease lease) {
        return world.the(Leases.class).getLease(lease.id());
    }

    private static boolean isKnownToBeOver(World server, Lease lease) {
        return server.the(LeaseBook.class)
                .find(lease.id())
                .filter(known -> known.state() instanceof LeaseState.Expired)
                .isPresent();
    }

    private static void awaitState(Lease lease, Predicate<LeaseState> wanted) {
        Await.until(() -> wanted.test(found(lease).state()));
    }
}
