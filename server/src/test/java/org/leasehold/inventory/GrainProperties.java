package org.leasehold.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class GrainProperties {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Grain TEN_MINUTES = new Grain(Duration.ofMinutes(10), PARIS);
    private static final Grain TWO_HOURS = new Grain(Duration.ofHours(2), PARIS);
    private static final Grain DAYS = new Grain(Duration.ofDays(1), PARIS);

    @Property(tries = 2_000)
    void floorAndCeilingSurroundEveryInstantOfTheYear(@ForAll @LongRange(min = 0, max = 366L * 86_400) long second) {
        Instant instant = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
        for (Grain grain : new Grain[] {TEN_MINUTES, TWO_HOURS, DAYS}) {
            Instant floor = grain.floor(instant);
            Instant ceiling = grain.ceiling(instant);
            assertThat(floor).isBeforeOrEqualTo(instant);
            assertThat(ceiling).isAfterOrEqualTo(instant);
            assertThat(grain.isOn(floor)).isTrue();
            assertThat(grain.isOn(ceiling)).isTrue();
            assertThat(grain.after(floor)).isAfter(floor);
        }
    }
}
