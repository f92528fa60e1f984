package org.leasehold.leases;

import java.util.Locale;
import java.util.Optional;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;

/**
 * Where a lease stands: {@code REQUESTED → OPEN → STARTING → FULFILLED → ENDING → EXPIRED}, with {@code CANCELLED} and
 * {@code ERROR}. {@link #after} is the only judge of which change is legal.
 */
public sealed interface LeaseState {

    /** Waits for somebody's approval; holds its resources meanwhile. */
    record Requested() implements LeaseState {}

    /** Confirmed, to come. */
    record Open() implements LeaseState {}

    /** Its time has come and its driver is at work. */
    record Starting() implements LeaseState {}

    /** Running. */
    record Fulfilled() implements LeaseState {}

    /** Its time is over and its driver is at work. */
    record Ending() implements LeaseState {}

    /** Over. */
    record Expired() implements LeaseState {}

    /** Taken back before it began. */
    record Cancelled() implements LeaseState {}

    /** Its driver gave up: kept, visible, never silent. */
    record Error(String problem) implements LeaseState {}

    /** What can happen to a lease. */
    sealed interface Step {

        record Approve() implements Step {}

        /** The start has come; with a driver to wait for, or without. */
        record Start(boolean awaitDriver) implements Step {}

        /** The end has come; with a driver to wait for, or without. */
        record End(boolean awaitDriver) implements Step {}

        /** The driver has done what it was asked. */
        record DriverDone() implements Step {}

        /** The driver gave up. */
        record DriverFailed(String problem) implements Step {}

        record Cancel() implements Step {}
    }

    /**
     * The state that follows.
     *
     * @throws ProblemException {@code wrong-state} when the step is not legal here
     */
    default LeaseState after(Step step) {
        return switch (step) {
            case Step.Approve _ when this instanceof Requested -> new Open();
            case Step.Start start when this instanceof Open -> start.awaitDriver() ? new Starting() : new Fulfilled();
            case Step.End end
            when isRunning() || this instanceof Open -> end.awaitDriver() ? new Ending() : new Expired();
            case Step.DriverDone _ when this instanceof Starting -> new Fulfilled();
            case Step.DriverDone _ when this instanceof Ending -> new Expired();
            case Step.DriverFailed failed
            when this instanceof Starting || this instanceof Ending -> new Error(failed.problem());
            case Step.Cancel _ when this instanceof Requested || this instanceof Open -> new Cancelled();
            case Step.Approve _, Step.Start _, Step.End _, Step.DriverDone _, Step.DriverFailed _, Step.Cancel _ ->
                throw new ProblemException(new Problem.WrongState("A lease that is " + name() + " cannot "
                        + step.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "."));
        };
    }

    /** Begun and not over, whether or not its driver managed. */
    default boolean isRunning() {
        return this instanceof Starting || this instanceof Fulfilled || this instanceof Error;
    }

    /** Whether nothing can happen to the lease any more. */
    default boolean isFinal() {
        return this instanceof Expired || this instanceof Cancelled;
    }

    /** Whether the lease takes its resources for its span; a lease that is over keeps what it had. */
    default boolean holds() {
        return !(this instanceof Cancelled);
    }

    /** As the database and the wire spell it. */
    default String name() {
        return switch (this) {
            case Requested _ -> "REQUESTED";
            case Open _ -> "OPEN";
            case Starting _ -> "STARTING";
            case Fulfilled _ -> "FULFILLED";
            case Ending _ -> "ENDING";
            case Expired _ -> "EXPIRED";
            case Cancelled _ -> "CANCELLED";
            case Error _ -> "ERROR";
        };
    }

    /** What went wrong, if something did. */
    default Optional<String> failure() {
        return this instanceof Error error ? Optional.of(error.problem()) : Optional.empty();
    }

    /** @param problem what went wrong; only an ERROR has it */
    static LeaseState of(String name, Optional<String> problem) {
        return switch (name) {
            case "REQUESTED" -> new Requested();
            case "OPEN" -> new Open();
            case "STARTING" -> new Starting();
            case "FULFILLED" -> new Fulfilled();
            case "ENDING" -> new Ending();
            case "EXPIRED" -> new Expired();
            case "CANCELLED" -> new Cancelled();
            case "ERROR" -> new Error(problem.orElse("unknown"));
            default ->
                throw new ProblemException(
                        new Problem.Invalid(
                                "state",
                                "There is no lease state \"" + name
                                        + "\". There are REQUESTED, OPEN, STARTING, FULFILLED, ENDING, EXPIRED, CANCELLED, ERROR."));
        };
    }
}
