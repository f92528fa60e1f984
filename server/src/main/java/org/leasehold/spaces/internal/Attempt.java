package org.leasehold.spaces.internal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import org.leasehold.spaces.SpaceFailure;

/** Tries something with files, and says what it was when it fails. */
final class Attempt {

    private Attempt() {}

    /** Something to do. */
    @FunctionalInterface
    interface Step {
        void take() throws IOException;
    }

    /** Something to find out. */
    @FunctionalInterface
    interface Question<T> {
        T answer() throws IOException;
    }

    static void run(String what, Step step) throws SpaceFailure {
        ask(what, () -> {
            step.take();
            return true;
        });
    }

    static <T> T ask(String what, Question<T> question) throws SpaceFailure {
        try {
            return question.answer();
        } catch (IOException | InvalidPathException | UnsupportedOperationException failed) {
            throw new SpaceFailure("Could not " + what + ": " + failed, failed);
        }
    }
}
