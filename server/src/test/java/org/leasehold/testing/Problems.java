package org.leasehold.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;

/** Looks at refusals. */
public final class Problems {

    private Problems() {}

    /** The problem of this kind that the call ends in. */
    public static <P extends Problem> P problemOf(Class<P> kind, ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(ProblemException.class);
        Problem problem = ((ProblemException) thrown).problem();
        assertThat(problem).isInstanceOf(kind);
        return kind.cast(problem);
    }
}
