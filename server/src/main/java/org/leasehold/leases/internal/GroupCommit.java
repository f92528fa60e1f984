package org.leasehold.leases.internal;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.leasehold.leases.Lease;
import org.springframework.stereotype.Component;

/**
 * Writes new leases, many to a transaction: bookings that arrive while a commit is under way share the next one, and
 * each keeps its own fate. Under load three lanes take turns: one group is written while another waits for the disk
 * and a third gathers.
 */
@Component
class GroupCommit {

    private static final int LANES = 3;
    private static final int LARGEST_GROUP = 64;

    /** So many waiting leases are written beside a commit under way; fewer wait for it, because commits are dear. */
    private static final int WORTH_A_LANE = 12;

    /** After a group of that size the first of the next wait so long for company: the others are on their way. */
    private static final Duration COMPANY = Duration.ofMillis(1);

    /** A connection unused for so long may have broken meanwhile, with nobody noticing. */
    private static final Duration UNSURE_AFTER = Duration.ofMillis(500);

    /**
     * Another server was faster (exclusion or unique violation), or the two crossed (deadlock, serialization failure).
     */
    private static final Set<String> CROSSED = Set.of("23P01", "23505", "40P01", "40001");

    private final DataSource database;
    private final LeaseInsert insert;
    private final Waiting waiting = new Waiting();
    private final List<Thread> lanes = new ArrayList<>();

    GroupCommit(DataSource database, LeaseInsert insert) {
        this.database = database;
        this.insert = insert;
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(Thread.ofVirtual().name("group-commit-" + lane).start(new Lane()));
        }
    }

    /** What became of one lease. */
    sealed interface Outcome {

        record Written(long eventId) implements Outcome {}

        /** Somebody else's claim was in the way. */
        record InTheWay() implements Outcome {}

        /** Another booking was made under the same key. */
        record KeyTaken() implements Outcome {}

        record Failed(SQLException cause) implements Outcome {}
    }

    /** A booking's idempotency key, as it is kept. */
    record Key(long accountId, String key, String requestHash) {}

    private record Entry(LeaseInsert.Row row, CompletableFuture<Outcome> outcome) {}

    /** Writes the lease with its claims and its event. Returns when it is safe on disk, or when it is not to be. */
    Outcome write(Lease lease, @Nullable Key key) {
        Entry entry = new Entry(new LeaseInsert.Row(lease, Optional.ofNullable(key)), new CompletableFuture<>());
        waiting.add(entry);
        return entry.outcome().join();
    }

    /** Lets what is waiting be written. */
    @PreDestroy
    void stop() throws InterruptedException {
        waiting.end();
        for (Thread lane : lanes) {
            lane.join();
        }
    }

    /** What waits to be written, and how many lanes are writing. */
    private static final class Waiting {

        private final ArrayDeque<Entry> queue = new ArrayDeque<>();
        private int committing;
        private boolean crowded;
        private boolean ended;

        synchronized void add(Entry entry) {
            if (ended) {
                entry.outcome().complete(new Outcome.Failed(new SQLException("The server stops.")));
                return;
            }
            queue.add(entry);
            boolean firstOfMany = crowded && committing == 0 && queue.size() == 1;
            if (firstOfMany || isWorthACommit()) {
                notify();
            }
        }

        /** The next group, once there is one worth a commit; empty when there will be none. */
        synchronized List<Entry> take() throws InterruptedException {
            while (!(ended || isWorthACommit())) {
                if (committing == 0 && !queue.isEmpty()) {
                    wait(COMPANY.toMillis());
                    crowded = false;
                } else {
                    wait();
                }
            }
            List<Entry> group = new ArrayList<>();
            while (!queue.isEmpty() && group.size() < LARGEST_GROUP) {
                group.add(queue.remove());
            }
            committing += group.isEmpty() ? 0 : 1;
            crowded = group.size() >= WORTH_A_LANE;
            return group;
        }

        private boolean isWorthACommit() {
            return queue.size() >= WORTH_A_LANE || (committing == 0 && !crowded && !queue.isEmpty());
        }

        synchronized void committed() {
            committing--;
            notifyAll();
        }

        synchronized void end() {
            ended = true;
            notifyAll();
        }
    }

    /** A thread with a connection of its own, kept, and set up for one statement. */
    private final class Lane implements Runnable {

        private @Nullable Connection kept;
        private long lastUsed;

        @Override
        public void run() {
            try {
                for (List<Entry> group = waiting.take(); !group.isEmpty(); group = waiting.take()) {
                    commit(group);
                    waiting.committed();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            giveUp();
        }

        private void commit(List<Entry> group) {
            try {
                Connection connection = connection();
                if (!tryTogether(connection, group)) {
                    for (Entry entry : group) {
                        alone(connection, entry);
                    }
                }
            } catch (SQLException failure) {
                giveUp();
                group.forEach(entry -> entry.outcome().complete(new Outcome.Failed(failure)));
            } catch (RuntimeException bug) {
                giveUp();
                group.forEach(entry -> entry.outcome().completeExceptionally(bug));
            }
        }

        private Connection connection() throws SQLException {
            if (kept != null && System.nanoTime() - lastUsed > UNSURE_AFTER.toNanos() && !kept.isValid(1)) {
                giveUp();
            }
            lastUsed = System.nanoTime();
            Connection connection = kept;
            if (connection == null) {
                connection = database.getConnection();
                kept = connection;
                try (Statement statement = connection.createStatement()) {
                    // The insert's plan is the same for any group; left to itself PostgreSQL plans it anew for each.
                    statement.execute("set plan_cache_mode = force_generic_plan");
                }
            }
            return connection;
        }

        /** One statement that does all or nothing is a transaction by itself, without the way for its begin and end. */
        private boolean tryTogether(Connection connection, List<Entry> group) throws SQLException {
            try {
                Map<Long, Long> eventIds = insert.insertDecided(
                        connection, group.stream().map(Entry::row).toList());
                group.forEach(entry -> succeed(entry, eventIds));
                return true;
            } catch (SQLException crossed) {
                if (!CROSSED.contains(String.valueOf(crossed.getSQLState()))) {
                    throw crossed;
                }
                return false;
            }
        }

        private void alone(Connection connection, Entry entry) throws SQLException {
            connection.setAutoCommit(false);
            Map<Long, Long> eventIds = insert.insertCarefully(connection, List.of(entry.row()));
            if (eventIds.isEmpty()) {
                connection.rollback();
                boolean taken = entry.row().key().isPresent()
                        && isTaken(connection, entry.row().key().get());
                entry.outcome().complete(taken ? new Outcome.KeyTaken() : new Outcome.InTheWay());
                connection.rollback();
            } else {
                connection.commit();
                succeed(entry, eventIds);
            }
            connection.setAutoCommit(true);
        }

        private static void succeed(Entry entry, Map<Long, Long> eventIds) {
            entry.outcome()
                    .complete(new Outcome.Written(
                            eventIds.getOrDefault(entry.row().lease().id(), 0L)));
        }

        private static boolean isTaken(Connection connection, Key key) throws SQLException {
            try (PreparedStatement statement =
                    connection.prepareStatement("select 1 from booking_key where account_id = ? and key = ?")) {
                statement.setLong(1, key.accountId());
                statement.setString(2, key.key());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next();
                }
            }
        }

        /** Lets go of the connection for good: nobody else wants one that is set up like this, or broken. */
        private void giveUp() {
            Connection connection = kept;
            kept = null;
            if (connection == null) {
                return;
            }
            try {
                connection.abort(Runnable::run);
            } catch (SQLException broken) {
                // It is gone either way.
            }
        }
    }
}
