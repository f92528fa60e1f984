package org.leasehold.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.leasehold.common.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the parts of the server in good order, the last begun first, when the process is told to end or fails to start.
 * A process that was told to end and did has succeeded.
 */
final class Ending {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Progress progress;
    private boolean begun;
    private boolean failed;

    private Ending(Progress progress) {
        this.progress = progress;
    }

    /** From now on the process ends this way. */
    static Ending ofProcess(Progress progress) {
        Ending ending = new Ending(progress);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::endProcess, "end"));
        return ending;
    }

    /** Notes a part that is to be ended; one that comes too late is ended at once. */
    <T extends AutoCloseable> T include(T part) {
        synchronized (this) {
            if (!begun) {
                parts.push(part);
                return part;
            }
        }
        close(part);
        return part;
    }

    /** Notes that the process does not end because it was told to. */
    synchronized void fail() {
        failed = true;
    }

    /** Whether the process is on its way out; what fails then fails because of that. */
    synchronized boolean hasBegun() {
        return begun;
    }

    private void endProcess() {
        boolean told;
        synchronized (this) {
            begun = true;
            told = !failed;
        }
        if (told) {
            progress.say("Stopping");
        }
        boolean clean = true;
        for (AutoCloseable part : parts) {
            clean &= close(part);
        }
        if (told) {
            progress.say("Stopped");
        }
        Runtime.getRuntime().halt(told && clean ? 0 : 1);
    }

    private static boolean close(AutoCloseable part) {
        try {
            part.close();
            return true;
        } catch (Exception e) {
            LOG.error("Something did not end in good order", e);
            return false;
        }
    }
}
