package org.leasehold.common;

/** Carries a {@link Problem} out of the core to the face that will translate it. Has no stack trace: it is no bug. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
