package org.leasehold.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.leasehold.testing.TestClock;

class BucketsTest {

    private final TestClock clock = new TestClock();
    private final Buckets<String> buckets = new Buckets<>(3, Duration.ofSeconds(10), clock);

    @Test
    void afterSoManyOneMustWaitUntilOneMoreHasDrippedIn() {
        takeAll();

        assertThat(buckets.take("ada")).isEqualTo(Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(4));
        assertThat(buckets.take("ada")).isEqualTo(Duration.ofSeconds(6));
        clock.advance(Duration.ofSeconds(6));
        assertThat(buckets.take("ada")).isZero();
        assertThat(buckets.take("ada")).isPositive();
    }

    @Test
    void eachKeyHasItsOwn() {
        takeAll();

        assertThat(buckets.take("ben")).isZero();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        takeAll();
        buckets.giveBack("ada");

        assertThat(buckets.take("ada")).isZero();
        assertThat(buckets.take("ada")).isPositive();
    }

    @Test
    void aBucketNeverHoldsMoreThanItsSize() {
        takeAll();
        clock.advance(Duration.ofDays(1));

        takeAll();
        assertThat(buckets.take("ada")).isPositive();
    }

    private void takeAll() {
        for (int count = 0; count < 3; count++) {
            assertThat(buckets.take("ada")).isZero();
        }
    }
}
