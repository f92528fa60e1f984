package org.leasehold.common;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong with a wish, as the core sees it. Each face maps these to its own form; nothing else is thrown
 * for an expected refusal.
 */
public sealed interface Problem {

    /** Stable, machine-readable, kebab-case: part of the contract. */
    String code();

    /** What is wrong, with names and values, then what may help. For people. */
    String detail();

    /** The input cannot be read at all: not JSON, a missing field, a word where a number belongs. */
    record Invalid(String field, String detail) implements Problem {
        @Override
        public String code() {
            return "invalid";
        }
    }

    /** The request as a whole is malformed, larger than allowed or of the wrong kind. */
    record BadRequest(String detail) implements Problem {
        @Override
        public String code() {
            return "bad-request";
        }
    }

    record NotLoggedIn(String detail) implements Problem {
        @Override
        public String code() {
            return "not-logged-in";
        }
    }

    /** The password is right, and a code is wanted besides. */
    record SecondStepWanted(String detail) implements Problem {
        @Override
        public String code() {
            return "second-step-wanted";
        }
    }

    record Forbidden(String detail) implements Problem {
        @Override
        public String code() {
            return "forbidden";
        }
    }

    record NotFound(String detail) implements Problem {
        @Override
        public String code() {
            return "not-found";
        }

        public static NotFound of(String kind, String name) {
            return new NotFound("There is no " + kind + " \"" + name + "\".");
        }
    }

    /** One lease that is in the way, and whose it is where that is known already. */
    record InTheWay(long leaseId, @Nullable String slice, String resource, Span span) {}

    /** Somebody else holds the resource in that span. */
    record Conflict(String detail, List<InTheWay> inTheWay, List<Span> nearestFree) implements Problem {
        @Override
        public String code() {
            return "conflict";
        }
    }

    /** A name that is taken already. */
    record Taken(String detail) implements Problem {
        @Override
        public String code() {
            return "taken";
        }
    }

    /** Nobody moves the past. */
    record Past(String detail) implements Problem {
        @Override
        public String code() {
            return "past";
        }
    }

    /** The thing is not in a state that allows this. */
    record WrongState(String detail) implements Problem {
        @Override
        public String code() {
            return "wrong-state";
        }
    }

    /** Somebody changed it since it was read. */
    record RevisionMismatch(String detail, long currentRevision) implements Problem {
        @Override
        public String code() {
            return "revision-mismatch";
        }
    }

    record PreconditionRequired(String detail) implements Problem {
        @Override
        public String code() {
            return "precondition-required";
        }
    }

    /**
     * A rule of the facility's policy says no.
     *
     * @param rule which rule, kebab-case, e.g. {@code granularity}
     * @param field the field at fault
     * @param allowed what would be allowed, for people and programs
     */
    record Refused(String rule, String field, String detail, String allowed) implements Problem {
        @Override
        public String code() {
            return "refused-by-policy";
        }
    }

    record TooManyRequests(String detail, Duration retryAfter) implements Problem {
        @Override
        public String code() {
            return "too-many-requests";
        }
    }

    /** Something we need is away, most often the database; trying again later is right. */
    record Unavailable(String detail) implements Problem {
        @Override
        public String code() {
            return "unavailable";
        }
    }

    /** What a face may show of the field at fault, if one is. */
    default Optional<String> fieldAtFault() {
        return switch (this) {
            case Invalid invalid -> Optional.of(invalid.field());
            case Refused refused -> Optional.of(refused.field());
            case BadRequest _,
                    NotLoggedIn _,
                    SecondStepWanted _,
                    Forbidden _,
                    NotFound _,
                    Conflict _,
                    Taken _,
                    Past _,
                    WrongState _ -> Optional.empty();
            case RevisionMismatch _, PreconditionRequired _, TooManyRequests _, Unavailable _ -> Optional.empty();
        };
    }
}
