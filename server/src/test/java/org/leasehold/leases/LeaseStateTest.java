package org.leasehold.leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.leasehold.common.ProblemException;
import org.leasehold.leases.LeaseState.Step;

class LeaseStateTest {

    private static final List<LeaseState> STATES = List.of(
            new LeaseState.Requested(),
            new LeaseState.Open(),
            new LeaseState.Starting(),
            new LeaseState.Fulfilled(),
            new LeaseState.Ending(),
            new LeaseState.Expired(),
            new LeaseState.Cancelled(),
            new LeaseState.Error("the door is stuck"));

    private static final List<Step> STEPS = List.of(
            new Step.Approve(),
            new Step.Start(true),
            new Step.Start(false),
            new Step.End(true),
            new Step.End(false),
            new Step.DriverDone(),
            new Step.DriverFailed("no power"),
            new Step.Cancel());

    /** One row a state, one column a step, in the orders above; a dot is a refusal. */
    private static final String TABLE = """
            REQUESTED OPEN . . . . . . CANCELLED
            OPEN . STARTING FULFILLED ENDING EXPIRED . . CANCELLED
            STARTING . . . ENDING EXPIRED FULFILLED ERROR .
            FULFILLED . . . ENDING EXPIRED . . .
            ENDING . . . . . EXPIRED ERROR .
            EXPIRED . . . . . . . .
            CANCELLED . . . . . . . .
            ERROR . . . ENDING EXPIRED . . .
            """;

    @Test
    void everyStepFromEveryStateIsAsTheTableSays() {
        StringBuilder table = new StringBuilder();
        for (LeaseState state : STATES) {
            table.append(state.name());
            STEPS.forEach(step -> table.append(' ').append(next(state, step)));
            table.append('\n');
        }
        assertThat(table.toString()).isEqualTo(TABLE);
    }

    private static String next(LeaseState state, Step step) {
        try {
            return state.after(step).name();
        } catch (ProblemException refused) {
            assertThat(refused.problem().code()).isEqualTo("wrong-state");
            return ".";
        }
    }

    @Test
    void everyStateComesBackFromItsName() {
        for (LeaseState state : STATES) {
            assertThat(LeaseState.of(state.name(), state.failure())).isEqualTo(state);
        }
        assertThatThrownBy(() -> LeaseState.of("LOST", Optional.empty())).hasMessageContaining("LOST");
    }
}
