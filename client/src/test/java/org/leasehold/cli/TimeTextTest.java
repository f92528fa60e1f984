package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It is Thursday 26 November 2026, 10:20 in Paris. */
class TimeTextTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private final TimeText times = new TimeText(PARIS, Instant.parse("2026-11-26T09:20:00Z"));

    @ParameterizedTest
    @CsvSource({
        "now,                        2026-11-26T09:20:00Z",
        "+2h,                        2026-11-26T11:20:00Z",
        "now+90m,                    2026-11-26T10:50:00Z",
        "now - 1h30,                 2026-11-26T07:50:00Z",
        "14:00,                      2026-11-26T13:00:00Z",
        "14,                         2026-11-26T13:00:00Z",
        "9:05,                       2026-11-26T08:05:00Z",
        "14:00:30,                   2026-11-26T13:00:30Z",
        "today,                      2026-11-25T23:00:00Z",
        "tomorrow,                   2026-11-26T23:00:00Z",
        "Tomorrow 9:00,              2026-11-27T08:00:00Z",
        "yesterday 18:00,            2026-11-25T17:00:00Z",
        "friday,                     2026-11-26T23:00:00Z",
        "fri 9:00,                   2026-11-27T08:00:00Z",
        "thursday,                   2026-12-02T23:00:00Z",
        "2026-12-01,                 2026-11-30T23:00:00Z",
        "2026-12-01T08:00,           2026-12-01T07:00:00Z",
        "2026-12-01 08:00,           2026-12-01T07:00:00Z",
        "2027-07-01T08:00,           2027-07-01T06:00:00Z",
        "2026-12-01T08:00Z,          2026-12-01T08:00:00Z",
        "2026-12-01T08:00:00.000Z,   2026-12-01T08:00:00Z",
        "2026-12-01T08:00:00+09:00,  2026-11-30T23:00:00Z",
        "27T10:30,                   2026-11-27T09:30:00Z",
        "26T10:30,                   2026-11-26T09:30:00Z",
        "3T10:30,                    2026-12-03T09:30:00Z",
        "31T10:30,                   2026-12-31T09:30:00Z",
        "12-10T01:00,                2026-12-10T00:00:00Z",
        "01-02T08:00,                2027-01-02T07:00:00Z",
    })
    void readsWhatPeopleWrite(String text, Instant instant) {
        assertThat(times.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "16:00,            2026-11-26T15:00:00Z",
        "2h,               2026-11-26T15:00:00Z",
        "+30m,             2026-11-26T13:30:00Z",
        "PT45M,            2026-11-26T13:45:00Z",
        "02:00,            2026-11-27T01:00:00Z",
        "14:00,            2026-11-27T13:00:00Z",
        "tomorrow 9:00,    2026-11-27T08:00:00Z",
        "now+5h,           2026-11-26T14:20:00Z",
    })
    void readsAnEndFromItsStart(String text, Instant end) {
        assertThat(times.parseEnd(text, Instant.parse("2026-11-26T13:00:00Z"))).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "25:00",
                "14:60",
                "2026-13-01",
                "2026-02-30T08:00",
                "32T10:00",
                "frog",
                "14:00+99:00",
                "+2 apples"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> times.parse(text)).isInstanceOf(TextException.class);
    }

    @Test
    void refusesATimeThatTheChangeToSummerSkips() {
        assertThatThrownBy(() -> times.parse("2027-03-28T02:30"))
                .hasMessage("02:30 does not exist on 2027-03-28 in Europe/Paris: clocks go from 02:00 to 03:00.");
    }

    @Test
    void refusesATimeThatTheChangeToWinterBringsTwiceUnlessItsOffsetIsSaid() {
        assertThatThrownBy(() -> times.parse("2027-10-31T02:30"))
                .hasMessage("02:30 comes twice on 2027-10-31 in Europe/Paris:"
                        + " write 2027-10-31T02:30+02:00 or 2027-10-31T02:30+01:00.");
        assertThat(times.parse("2027-10-31T02:30+02:00")).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
        assertThat(times.parse("2027-10-31T02:30+01:00")).isEqualTo(Instant.parse("2027-10-31T01:30:00Z"));
    }

    @Test
    void aDayWithAChangeOfClocksIsLongerOrShorter() {
        assertThat(times.parse("2027-03-29").getEpochSecond()
                        - times.parse("2027-03-28").getEpochSecond())
                .isEqualTo(23 * 3600);
        assertThat(times.parse("2027-11-01").getEpochSecond()
                        - times.parse("2027-10-31").getEpochSecond())
                .isEqualTo(25 * 3600);
    }

    @Test
    void tomorrowAtNineIsNineOnTheClockAcrossAChange() {
        TimeText eve = new TimeText(PARIS, Instant.parse("2027-03-27T12:00:00Z"));
        assertThat(eve.parse("tomorrow 9:00")).isEqualTo(Instant.parse("2027-03-28T07:00:00Z"));
    }
}
