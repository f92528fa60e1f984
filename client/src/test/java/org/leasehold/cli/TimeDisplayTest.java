package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeDisplayTest {

    private final TimeDisplay display = new TimeDisplay(ZoneId.of("Europe/Paris"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T13:00:00Z, 2026-11-23T14:30:00Z, Mon 2026-11-23 14:00-15:30",
        "2026-11-23T21:00:00Z, 2026-11-23T23:00:00Z, Mon 2026-11-23 22:00-24:00",
        "2026-11-23T21:00:00Z, 2026-11-24T01:00:00Z, Mon 2026-11-23 22:00 - Tue 2026-11-24 02:00",
        "2026-11-23T13:00:05Z, 2026-11-23T14:00:00Z, Mon 2026-11-23 14:00:05-15:00",
        "2027-10-31T00:30:00Z, 2027-10-31T01:30:00Z, Sun 2027-10-31 02:30+02:00-02:30+01:00",
        "2027-03-28T00:30:00Z, 2027-03-28T01:30:00Z, Sun 2027-03-28 01:30-03:30",
    })
    void showsSpans(Instant start, Instant end, String shown) {
        assertThat(display.span(start, end)).isEqualTo(shown);
    }
}
