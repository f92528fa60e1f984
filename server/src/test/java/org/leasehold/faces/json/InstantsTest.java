package org.leasehold.faces.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @Property
    void readsEverySecondAsTheLibraryDoes(@ForAll @LongRange(min = 0, max = 32_503_680_000L) long second) {
        String text = Instant.ofEpochSecond(second).toString();

        assertThat(read(text, Instants::parse)).isEqualTo(read(text, InstantsTest::byTheLibrary));
    }

    @Property
    void refusesAndTakesWhatTheLibraryDoes(
            @ForAll @IntRange(max = 14) int month,
            @ForAll @IntRange(max = 33) int day,
            @ForAll @IntRange(max = 26) int hour,
            @ForAll @IntRange(max = 62) int minute,
            @ForAll @IntRange(max = 62) int second) {
        String text = "2028-%02d-%02dT%02d:%02d:%02dZ".formatted(month, day, hour, minute, second);

        assertThat(read(text, Instants::parse)).isEqualTo(read(text, InstantsTest::byTheLibrary));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T10:00+01:00",
                "2026-11-22T10:00:00.250Z",
                "2026-11-22t10:00:00z",
                "2026-11-22 10:00:00Z",
                "2026-11-22T10:00:0٣Z",
                "2026-11-22T10:00:00",
                "-026-11-22T10:00:00Z",
                ""
            })
    void otherFormsAreTheLibrarys(String text) {
        assertThat(read(text, Instants::parse)).isEqualTo(read(text, InstantsTest::byTheLibrary));
    }

    private static Instant byTheLibrary(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Optional<Instant> read(String text, Function<String, Instant> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (DateTimeException refused) {
            return Optional.empty();
        }
    }
}
