package org.leasehold.live.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happens once, and what is to be done then. Safe for use by many threads. */
final class Ending {

    private @Nullable List<Runnable> actions = new ArrayList<>(1);

    /** Runs the action when it happens; at once when it has happened. */
    void whenReached(Runnable action) {
        if (!added(action)) {
            action.run();
        }
    }

    private synchronized boolean added(Runnable action) {
        return actions != null && actions.add(action);
    }

    /** It happens now. */
    void reached() {
        List<Runnable> todo = taken();
        if (todo != null) {
            todo.forEach(Runnable::run);
        }
    }

    private synchronized @Nullable List<Runnable> taken() {
        List<Runnable> todo = actions;
        actions = null;
        return todo;
    }
}
