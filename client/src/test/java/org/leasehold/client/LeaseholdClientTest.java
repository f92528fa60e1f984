package org.leasehold.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.leasehold.fixture.CannedServer;
import org.leasehold.fixture.Records;

class LeaseholdClientTest {

    private static final Instant START = Instant.parse("2026-11-26T13:00:00Z");
    private static final String LEASE = Records.lease(17, 3, "OPEN", "2026-11-26T13:00:00Z", "2026-11-26T15:00:00Z");
    private static final LeaseRequest WISH =
            new LeaseRequest("r2lab", List.of("chamber"), "mesh", START, START.plusSeconds(7200), null);

    private final CannedServer server = new CannedServer();
    private final LeaseholdClient client = new LeaseholdClient(
            server.address(), "secret", List.of(Duration.ofMillis(1), Duration.ofMillis(1)), Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void readsAFacilityOfANewerServer() {
        server.on("GET /facilities", 200, Records.page(Records.FACILITY));

        Facility facility = client.listFacilities().getFirst();

        assertThat(facility.timeZone().getId()).isEqualTo("Europe/Paris");
        assertThat(facility.policy().horizonSeconds()).isNull();
        assertThat(facility.map()).isEqualTo(new FacilityMap(9, 5, List.of(new Position(3, 1))));
    }

    @Test
    void fetchesPagesOnlyAsTheyAreRead() {
        server.on("GET /leases", 200, Records.pageBefore("2", LEASE, LEASE))
                .on("GET /leases", 200, Records.pageBefore("3"))
                .on("GET /leases", 200, Records.page(LEASE));

        assertThat(client.listLeases(new LeaseQuery()).limit(2)).hasSize(2);
        assertThat(server.asked()).hasSize(1);
        assertThat(client.listLeases(new LeaseQuery().facility("a b&c"))).hasSize(1);
        assertThat(server.lastAsked().line()).isEqualTo("GET /leases?facility=a%20b%26c&limit=1000&cursor=3");
    }

    @Test
    void booksOnceThoughTheConnectionBreaks() {
        server.hangUpOn("POST /leases").on("POST /leases", 201, LEASE);

        assertThat(client.book(WISH).id()).isEqualTo(17);

        List<String> keys = server.asked().stream()
                .map(asked -> asked.header("Idempotency-Key"))
                .toList();
        assertThat(keys).hasSize(2);
        assertThat(keys.getFirst()).isNotEmpty().isEqualTo(keys.getLast());
    }

    @Test
    void doesNotAmendTwiceWhenTheConnectionBreaks() {
        server.hangUpOn("PATCH /leases/17").on("PATCH /leases/17", 200, LEASE);

        assertThatThrownBy(() -> client.amend(17, 3, new LeaseAmendment().end(START)))
                .isInstanceOf(UnreachableException.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void eachWishHasItsOwnKey() {
        server.on("POST /leases", 201, LEASE);

        client.book(WISH);
        client.book(WISH);

        assertThat(server.asked().getFirst().header("Idempotency-Key"))
                .isNotEqualTo(server.lastAsked().header("Idempotency-Key"));
    }

    @Test
    void tellsWhyItWasRefused() {
        server.refuse("POST /leases", 422, "refused-by-policy", """
                ,"field":"start","rule":"granularity","allowed":"2026-11-26T13:00:00Z\"""");

        assertThatThrownBy(() -> client.book(WISH)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().rule()).isEqualTo("granularity");
            assertThat(refused.problem().field()).isEqualTo("start");
            assertThat(refused.problem().allowed()).hasToString("\"2026-11-26T13:00:00Z\"");
        });
    }

    @Test
    void givesUpWhenNobodyAnswers() {
        server.close();

        assertThatThrownBy(client::server)
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("cannot reach " + server.address());
    }

    @Test
    void neverShowsSecrets() {
        assertThat(new TokenRequest("x", List.of("read"), null, "ada", "s3cret", null).toString())
                .doesNotContain("s3cret");
        assertThat(new NewToken(1, "x", "s3cret", List.of("read"), null).toString())
                .doesNotContain("s3cret");
    }
}
