package org.leasehold.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class GrainTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Grain TEN_MINUTES = new Grain(Duration.ofMinutes(10), PARIS);
    private static final Grain TWO_HOURS = new Grain(Duration.ofHours(2), PARIS);
    private static final Grain DAYS = new Grain(Duration.ofDays(1), PARIS);

    @Test
    void anInstantOnTheGrainIsItsOwnFloorAndCeiling() {
        Instant ten = Instant.parse("2026-11-22T10:00:00Z");
        assertThat(TEN_MINUTES.floor(ten)).isEqualTo(ten);
        assertThat(TEN_MINUTES.ceiling(ten)).isEqualTo(ten);
        assertThat(TEN_MINUTES.isOn(ten)).isTrue();
    }

    @Test
    void betweenGrainsItGoesDownAndUp() {
        Instant between = Instant.parse("2026-11-22T10:04:59.123Z");
        assertThat(TEN_MINUTES.floor(between)).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(TEN_MINUTES.ceiling(between)).isEqualTo("2026-11-22T10:10:00Z");
        assertThat(TEN_MINUTES.isOn(between)).isFalse();
    }

    @Test
    void inTheHourThatComesTwiceEachCopyHasItsOwnGrains() {
        // 2026-10-25: 03:00 summer time becomes 02:00 winter time; 02:30 comes at 00:30Z and at 01:30Z.
        assertThat(TEN_MINUTES.floor(Instant.parse("2026-10-25T00:35:00Z"))).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(TEN_MINUTES.floor(Instant.parse("2026-10-25T01:35:00Z"))).isEqualTo("2026-10-25T01:30:00Z");
        assertThat(TEN_MINUTES.after(Instant.parse("2026-10-25T00:50:00Z"))).isEqualTo("2026-10-25T01:00:00Z");
    }

    @Test
    void grainsOfHoursFollowTheClockOnTheWall() {
        // 2026-03-29 has 23 hours: 02:00 does not come; 04:00 summer time is 02:00Z.
        assertThat(TWO_HOURS.after(Instant.parse("2026-03-28T23:00:00Z"))).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(TWO_HOURS.isOn(Instant.parse("2026-03-29T02:00:00Z"))).isTrue();
    }

    @Test
    void daysBeginAtLocalMidnightWhateverTheirLength() {
        assertThat(DAYS.after(Instant.parse("2026-10-24T22:00:00Z"))).isEqualTo("2026-10-25T23:00:00Z");
        assertThat(DAYS.after(Instant.parse("2026-03-28T23:00:00Z"))).isEqualTo("2026-03-29T22:00:00Z");
    }
}
