package org.leasehold.handoff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the tools that the configuration names can be reached, for those who look after them. */
public interface ToolStates {

    /**
     * How it is with a tool.
     *
     * @param problem why it cannot be reached; absent: it answers
     */
    record State(Tool tool, @Nullable String problem) {}

    /** Asks all of them at once, each for some seconds at most. */
    List<State> list();
}
