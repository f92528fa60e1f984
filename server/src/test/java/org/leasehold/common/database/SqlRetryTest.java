package org.leasehold.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.testing.TestDatabase;
import org.springframework.dao.CannotAcquireLockException;

class SqlRetryTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void crossedWorkIsDoneAgain() {
        int result = SqlRetry.call(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw crossed();
            }
            return 42;
        });

        assertThat(result).isEqualTo(42);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void workThatIsCrossedForEverIsGivenUp() {
        assertThatThrownBy(() -> SqlRetry.run(() -> {
                    attempts.incrementAndGet();
                    throw crossed();
                }))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
        assertThat(attempts).hasValue(6);
    }

    @Test
    void anyOtherFailureEndsItAtOnceWithTheEarlierOnesAttached() {
        RuntimeException bug = new IllegalStateException("bug");

        assertThatThrownBy(() -> SqlRetry.run(() -> {
                    throw attempts.incrementAndGet() == 1 ? crossed() : bug;
                }))
                .isSameAs(bug);
        assertThat(bug.getSuppressed()).hasSize(1);
    }

    @Test
    void twoTransactionsThatReallyDeadlockBothSucceed() throws Exception {
        database.jdbc().sql("create table pair (id int primary key, n int)").update();
        database.jdbc().sql("insert into pair values (1, 0), (2, 0)").update();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        Thread other = Thread.ofVirtual().start(() -> addToBoth(2, 1, bothHoldOne));

        addToBoth(1, 2, bothHoldOne);
        other.join();

        assertThat(database.jdbc()
                        .sql("select sum(n) from pair")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    private static void addToBoth(int first, int second, CyclicBarrier bothHoldOne) {
        AtomicInteger attempt = new AtomicInteger();
        database.transactions().run(() -> {
            add(first);
            if (attempt.incrementAndGet() == 1) {
                await(bothHoldOne);
            }
            add(second);
        });
    }

    private static void add(int id) {
        database.jdbc().sql("update pair set n = n + 1 where id = ?").param(id).update();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException crossed() {
        return new CannotAcquireLockException("crossed", new SQLException("deadlock detected", "40P01"));
    }
}
