package org.leasehold.common.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What a failure of the database means, told by its SQLSTATE, wherever in the chain of causes that is. */
public enum SqlFailure {
    /** Two transactions crossed; the same again may well pass. */
    CROSSED,
    /** The database is away, starting, stopping, full of connections or out of room. */
    UNAVAILABLE,
    /** A value that must be unique is there already. */
    DUPLICATE,
    /** An exclusion constraint refuses: somebody is there at that time. */
    OVERLAP,
    /** A row refers to one that is not there, or is referred to by others. */
    DANGLING,
    /** The value breaks a check, has no place in its column or cannot be read. */
    BAD_VALUE,
    /** A failure of the database that says something is wrong with this program. */
    OTHER;

    private static final int DEEPEST_CAUSE = 20;

    /** What went wrong, when the database is behind it at all. */
    public static Optional<SqlFailure> of(Throwable failure) {
        Throwable cause = failure;
        boolean fromDatabase = false;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                if (state != null) {
                    return Optional.of(ofState(state));
                }
                if (cause instanceof SQLTransientConnectionException) {
                    return Optional.of(UNAVAILABLE);
                }
                fromDatabase = true;
            }
            fromDatabase |=
                    cause instanceof CannotCreateTransactionException || cause instanceof TransactionSystemException;
            cause = cause.getCause();
        }
        return fromDatabase ? Optional.of(OTHER) : Optional.empty();
    }

    /** Whether the failure is this one. */
    public boolean isBehind(Throwable failure) {
        return of(failure).filter(this::equals).isPresent();
    }

    /** What to tell the caller: that trying later is right, for failures that are nobody's fault. */
    public static Optional<Problem> problemOf(Throwable failure) {
        return switch (of(failure).orElse(OTHER)) {
            case UNAVAILABLE ->
                Optional.of(new Problem.Unavailable("The database is away at the moment. Try again in a few seconds."));
            case CROSSED ->
                Optional.of(new Problem.Unavailable("Too many changes at once crossed this one. Try again."));
            case DUPLICATE, OVERLAP, DANGLING, BAD_VALUE, OTHER -> Optional.empty();
        };
    }

    /** The failure as a problem, if it is one for the caller; itself otherwise. */
    public static RuntimeException translated(RuntimeException failure) {
        return problemOf(failure).<RuntimeException>map(ProblemException::new).orElse(failure);
    }

    /** The name of the constraint that refused, when the database told. */
    public static @Nullable String constraintOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof org.postgresql.util.PSQLException sql && sql.getServerErrorMessage() != null) {
                return sql.getServerErrorMessage().getConstraint();
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static SqlFailure ofState(String state) {
        return switch (state) {
            case "40001", "40P01" -> CROSSED;
            case "23505" -> DUPLICATE;
            case "23P01" -> OVERLAP;
            case "23503" -> DANGLING;
            case "23514", "23502" -> BAD_VALUE;
            // A session ended for idling inside a transaction, and statements cut by a time limit, are ours to mend.
            case "57014", "57P05", "25P03" -> OTHER;
            default -> ofClass(state.substring(0, Math.min(2, state.length())));
        };
    }

    private static SqlFailure ofClass(String stateClass) {
        return switch (stateClass) {
            // No connection; out of disk, memory or connections; shutting down or starting; the disk itself.
            case "08", "53", "57", "58" -> UNAVAILABLE;
            case "22" -> BAD_VALUE;
            default -> OTHER;
        };
    }
}
