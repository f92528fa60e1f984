package org.leasehold.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.leasehold.client.Problem;

/** What a command's exit code means to the script that ran it. */
enum ExitCode {
    OK(0, "done; for 'leases check': held"),
    REFUSED(1, "refused by a rule or for want of a right; for 'leases check': not held"),
    USAGE(2, "the command, or a value in it, is wrong"),
    NOT_LOGGED_IN(3, "not logged in, or the log-in has expired"),
    CONFLICT(4, "something is in the way, or somebody else was faster"),
    NOT_FOUND(5, "no such facility, resource, slice or lease"),
    UNREACHABLE(6, "the server cannot be reached, or cannot answer just now"),
    FAILED(7, "the server or this program failed");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    static ExitCode of(Problem problem) {
        return switch (problem.code()) {
            case "bad-request", "invalid" -> USAGE;
            case "not-logged-in" -> NOT_LOGGED_IN;
            case "conflict", "taken", "revision-mismatch" -> CONFLICT;
            case "not-found" -> NOT_FOUND;
            case "forbidden", "past", "wrong-state", "refused-by-policy", "import-refused" -> REFUSED;
            case "too-many-requests", "unavailable" -> UNREACHABLE;
            default -> FAILED;
        };
    }

    /** For help pages. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode code : values()) {
            meanings.put(" " + code.number, code.meaning);
        }
        return meanings;
    }
}
