package org.leasehold.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.leasehold.testing.TestClock;

class RememberedTest {

    private final TestClock clock = new TestClock();
    private final Remembered<String, String> remembered = new Remembered<>(100, Duration.ofSeconds(3), clock);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void anAnswerIsAskedForOnceUntilItIsOld() {
        assertThat(find("blue")).contains("blue");
        assertThat(find("red")).contains("blue");

        clock.advance(Duration.ofSeconds(3));

        assertThat(find("red")).contains("red");
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsForgottenIsAskedForAgain() {
        find("blue");
        remembered.forget("sky");
        assertThat(find("red")).contains("red");

        remembered.forgetIf("red"::equals);
        assertThat(find("green")).contains("green");
    }

    @Test
    void anAnswerThatWasOnItsWayWhileSomethingChangedIsNotKept() {
        Optional<String> late = remembered.find("sky", _ -> {
            remembered.forget("sky");
            return Optional.of("from before");
        });

        assertThat(late).contains("from before");
        assertThat(find("new")).contains("new");
    }

    @Test
    void whatIsNotThereIsNotRemembered() {
        assertThat(remembered.find("sky", _ -> Optional.empty())).isEmpty();
        assertThat(find("blue")).contains("blue");
    }

    @Test
    void anOldAnswerHoldsWhileTheDatabaseIsAway() {
        find("blue");
        clock.advance(Duration.ofHours(1));

        assertThat(remembered.find("sky", _ -> away())).contains("blue");
        assertThatThrownBy(() -> remembered.find("sea", _ -> away())).hasMessage("away");
    }

    private Optional<String> find(String current) {
        return remembered.find("sky", _ -> {
            asked.incrementAndGet();
            return Optional.of(current);
        });
    }

    private static Optional<String> away() {
        throw new ProblemException(new Problem.Unavailable("away"));
    }
}
