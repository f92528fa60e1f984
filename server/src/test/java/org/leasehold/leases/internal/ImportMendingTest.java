package org.leasehold.leases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.leasehold.inventory.Grain;
import org.leasehold.leases.Imports.LineProblem;
import org.leasehold.leases.Imports.Mended;
import org.leasehold.leases.internal.ImportFile.Line;

/** Old dumps hold leases twice and on top of each other; the ledger takes none of that. */
class ImportMendingTest {

    private static final Grain GRAIN = new Grain(Duration.ofMinutes(10), ZoneId.of("UTC"));

    @Test
    void row33_leasesOfOneSliceThatOverlapAreOneAndThoseOfTwoPartInTheMiddle() {
        Mended mended = mend("""
                lease_id,name,beg,end
                1,a,2017-01-01 10:00:00,2017-01-01 12:00:00
                1,a,2017-01-01 10:00:00,2017-01-01 12:00:00
                2,a,2017-01-01 11:00:00,2017-01-01 13:00:00
                3,b,2017-01-01T11:15:00,2017-01-01T14:00:00
                4,b,2017-01-01T14:00:00,2017-01-01T15:00:00
                """);
        assertThat(mended.lines())
                .containsExactly(
                        "lease_id,slice,start,end",
                        "1,a,2017-01-01T10:00:00Z,2017-01-01T11:30:00Z",
                        "3,b,2017-01-01T11:30:00Z,2017-01-01T14:00:00Z",
                        "4,b,2017-01-01T14:00:00Z,2017-01-01T15:00:00Z");
        assertThat(mended.mended())
                .extracting(line -> line.line() + " " + line.code())
                .containsExactly("2 trimmed", "3 skipped", "4 skipped", "5 trimmed");
    }

    @Test
    void whatIsBrokenStaysAndIsToldWhenItIsTaken() {
        assertThat(mend("lease_id,slice,start,end\n1,a,soon,later\n").lines()).contains("1,a,soon,later");
    }

    @Test
    void row33_whateverIsMendedNeverOverlaps() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(33);
        StringBuilder file = new StringBuilder("lease_id,slice,start,end\n");
        Instant begin = Instant.parse("2017-01-01T00:00:00Z");
        for (int id = 0; id < 3_000; id++) {
            Instant start = begin.plus(Duration.ofMinutes(random.nextInt(200_000)));
            Instant end = start.plus(Duration.ofMinutes(1 + random.nextInt(600)));
            file.append(random.nextInt(2_500)).append(",s").append(random.nextInt(20));
            file.append(',').append(start).append(',').append(end).append('\n');
        }
        List<LineProblem> problems = new ArrayList<>();
        List<Line> lines = ImportFile.parse(mend(file.toString()).lines(), problems);
        assertThat(problems).isEmpty();
        assertThat(lines).isNotEmpty();
        for (int index = 1; index < lines.size(); index++) {
            assertThat(lines.get(index - 1).span().end())
                    .as(lines.get(index).written())
                    .isBeforeOrEqualTo(lines.get(index).span().start());
        }
    }

    private static Mended mend(String file) {
        return ImportMending.of(file.lines().toList(), GRAIN);
    }
}
