package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "90m, PT1H30M",
        "90 min, PT1H30M",
        "2h, PT2H",
        "1h30, PT1H30M",
        "1h30m, PT1H30M",
        "1.5 hours, PT1H30M",
        "3d, PT72H",
        "1d 2h, PT26H",
        "45s, PT45S",
        "PT2H, PT2H",
        "pt15m, PT15M",
        "P1D, PT24H",
    })
    void readsWhatPeopleWrite(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
        assertThat(DurationText.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "14:00", "two hours", "0h", "-2h", "PT-2H", "h", "99999999999h"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> DurationText.parse(text)).isInstanceOf(TextException.class);
    }

    @Test
    void readsWhatItWrites() {
        for (int seconds = 1; seconds < 200_000; seconds += 37) {
            Duration duration = Duration.ofSeconds(seconds);
            assertThat(DurationText.parse(DurationText.format(duration))).isEqualTo(duration);
        }
    }
}
