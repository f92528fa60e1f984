package org.leasehold.common.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes numbers one after the other, through failures, and remembers which were acknowledged. */
final class AcknowledgedWrites implements Runnable {

    private static final int WRITES_AFTER_THE_FAILURE = 50;

    private final JdbcClient jdbc;
    private final CountDownLatch someAcknowledged;
    private final List<Integer> acknowledged = new ArrayList<>();
    private volatile int failures;

    AcknowledgedWrites(JdbcClient jdbc, CountDownLatch someAcknowledged) {
        this.jdbc = jdbc;
        this.someAcknowledged = someAcknowledged;
    }

    /** Writes until a write has failed and then some more have succeeded. */
    @Override
    public void run() {
        int afterTheFailure = 0;
        for (int n = 1; afterTheFailure < WRITES_AFTER_THE_FAILURE; n++) {
            if (written(n)) {
                acknowledged.add(n);
                someAcknowledged.countDown();
                afterTheFailure += failures > 0 ? 1 : 0;
            }
        }
    }

    /** How many writes failed; read after the thread has ended. */
    int failures() {
        return failures;
    }

    List<Integer> acknowledged() {
        return List.copyOf(acknowledged);
    }

    private boolean written(int n) {
        try {
            jdbc.sql("insert into kept values (?)").param(n).update();
            return true;
        } catch (DataAccessException e) {
            if (!SqlFailure.UNAVAILABLE.isBehind(e)) {
                throw e;
            }
            failures = failures + 1;
            return false;
        }
    }
}
