package org.leasehold.leases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leasehold.common.Problem;
import org.leasehold.common.Problem.Refused;
import org.leasehold.common.Span;
import org.leasehold.inventory.Blackout;
import org.leasehold.inventory.Policy;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseState;

class RulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:04:00Z");
    private static final Policy STRICT = new Policy(
            Duration.ofMinutes(10),
            Duration.ofHours(4),
            Duration.ofMinutes(30),
            Duration.ofDays(30),
            Duration.ofHours(10),
            Duration.ZERO,
            Duration.ZERO,
            false,
            null);

    @Test
    void aPlainWishHasNothingAgainstIt() {
        assertThat(refusals(Policy.DEFAULT, "2026-11-22T11:00:00Z", "2026-11-22T12:00:00Z"))
                .isEmpty();
    }

    @Test
    void theGrainUnderWayMayStillBeBooked() {
        assertThat(refusals(Policy.DEFAULT, "2026-11-22T10:00:00Z", "2026-11-22T11:00:00Z"))
                .isEmpty();
    }

    @Test
    void thePastMayNot() {
        Refused refused = only(refusals(Policy.DEFAULT, "2026-11-22T09:50:00Z", "2026-11-22T11:00:00Z"));
        assertThat(refused.rule()).isEqualTo("past");
        assertThat(refused.field()).isEqualTo("start");
        assertThat(refused.allowed()).contains("2026-11-22T10:00:00Z");
    }

    @Test
    void offTheGrainIsRefusedWithTheNeighbours() {
        Refused refused = only(refusals(Policy.DEFAULT, "2026-11-22T11:00:00Z", "2026-11-22T12:05:00Z"));
        assertThat(refused.rule()).isEqualTo("granularity");
        assertThat(refused.field()).isEqualTo("end");
        assertThat(refused.allowed()).isEqualTo("2026-11-22T12:00:00Z or 2026-11-22T12:10:00Z");
    }

    @Test
    void noticeLengthHorizonAndHoursEachSpeakForThemselves() {
        assertThat(rules(STRICT, "2026-11-22T10:30:00Z", "2026-11-22T11:00:00Z"))
                .containsExactly("minimum-notice");
        assertThat(rules(STRICT, "2026-11-22T11:00:00Z", "2026-11-22T15:10:00Z"))
                .containsExactly("maximum-length");
        assertThat(rules(STRICT, "2026-12-23T11:00:00Z", "2026-12-23T12:00:00Z"))
                .containsExactly("horizon");
        Wish greedy = wish(
                STRICT, span("2026-11-22T11:00:00Z", "2026-11-22T14:00:00Z"), Optional.empty(), Duration.ofHours(8));
        assertThat(only(Rules.refusals(greedy)).allowed()).isEqualTo("at most 2 h more");
    }

    @Test
    void maintenanceIsNamedWithItsReason() {
        Span span = span("2026-11-22T11:00:00Z", "2026-11-22T12:00:00Z");
        Blackout blackout = new Blackout(1, 1, List.of(), span, "new absorbers", Blackout.LeasesInTheWay.KEEP);
        Wish wish = new Wish(
                aFacility("lab").facility(),
                span,
                Optional.empty(),
                NOW,
                List.of(blackout),
                Duration.ZERO,
                Optional.empty());
        assertThat(only(Rules.refusals(wish)).detail()).contains("new absorbers");
    }

    @Test
    void aRunningLeaseMayBeExtendedThoughItsStartIsPast() {
        Lease running = lease(span("2026-11-22T09:03:00Z", "2026-11-22T11:00:00Z"));
        Span longer = span("2026-11-22T09:03:00Z", "2026-11-22T12:00:00Z");
        assertThat(Rules.refusals(wish(STRICT, longer, Optional.of(running), Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void noLeaseCanBeMadeToEndInThePast() {
        Lease running = lease(span("2026-11-22T09:00:00Z", "2026-11-22T11:00:00Z"));
        Span shorter = span("2026-11-22T09:00:00Z", "2026-11-22T10:00:00Z");
        assertThat(only(Rules.refusals(wish(STRICT, shorter, Optional.of(running), Duration.ZERO)))
                        .field())
                .isEqualTo("end");
    }

    private static List<Problem> refusals(Policy policy, String start, String end) {
        return Rules.refusals(wish(policy, span(start, end), Optional.empty(), Duration.ZERO));
    }

    private static List<String> rules(Policy policy, String start, String end) {
        return refusals(policy, start, end).stream()
                .map(problem -> ((Refused) problem).rule())
                .toList();
    }

    private static Refused only(List<Problem> problems) {
        assertThat(problems).hasSize(1);
        return (Refused) problems.getFirst();
    }

    private static Wish wish(Policy policy, Span span, Optional<Lease> before, Duration others) {
        return new Wish(
                aFacility("lab").under(policy).facility(), span, before, NOW, List.of(), others, Optional.empty());
    }

    private static Span span(String start, String end) {
        return new Span(Instant.parse(start), Instant.parse(end));
    }

    private static Lease lease(Span span) {
        return new Lease(1, 1, 1, List.of(1), 1, new LeaseState.Fulfilled(), span, span, null, span.start(), "ada");
    }
}
