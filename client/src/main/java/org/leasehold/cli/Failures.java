package org.leasehold.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.ImportReport;
import org.leasehold.client.Problem;
import org.leasehold.client.ProblemException;
import org.leasehold.client.Span;
import org.leasehold.client.UnreachableException;
import picocli.CommandLine;

/** Says what went wrong, and what would be right, and finds the exit code for it. */
final class Failures {

    private final Environment environment;

    Failures(Environment environment) {
        this.environment = environment;
    }

    /** A command that began and failed. */
    int ofExecution(Exception failure, CommandLine command, CommandLine.@Nullable ParseResult unused) {
        return switch (failure) {
            case ProblemException refused -> refused(refused.problem(), command.getCommand());
            case UnreachableException lost -> say(ExitCode.UNREACHABLE, lost.getMessage() + ".");
            case TextException wrong -> say(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
            case CommandLine.ParameterException wrong -> ofParameters(wrong, new String[0]);
            default -> say(ExitCode.FAILED, "failed: " + failure);
        };
    }

    /** A command that could not begin. */
    int ofParameters(CommandLine.ParameterException wrong, String[] unused) {
        List<String> nearest = wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        String meant = nearest.isEmpty() ? "" : " Did you mean '" + nearest.getFirst() + "'?";
        String help = " See '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.";
        String message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        return say(ExitCode.USAGE, message + (message.endsWith(".") ? "" : ".") + meant + help);
    }

    private int refused(Problem problem, Object command) {
        boolean json = command instanceof ServerCommand asked && asked.output().json();
        if (json) {
            environment.err().println(Output.JSON.writeValueAsString(problem));
            return ExitCode.of(problem).number();
        }
        TimeDisplay display =
                command instanceof ServerCommand asked ? asked.display() : new TimeDisplay(java.time.ZoneOffset.UTC);
        List<String> lines = new ArrayList<>();
        lines.add(display.localized(sentence(problem)));
        lines.addAll(explain(problem, display));
        return say(ExitCode.of(problem), String.join(System.lineSeparator(), lines));
    }

    private static String sentence(Problem problem) {
        String detail = problem.detail().isBlank() ? problem.title() : problem.detail();
        return problem.code().equals("not-logged-in") ? detail + " Log in with 'leasehold login'." : detail;
    }

    /** The lines under the sentence: what is in the way, when it is free, what the rule allows. */
    static List<String> explain(Problem problem, TimeDisplay display) {
        List<String> lines = new ArrayList<>();
        if (problem.conflicts() != null) {
            problem.conflicts().forEach(conflict -> lines.add("  in the way: " + inTheWay(conflict, display)));
        }
        if (problem.nearestFree() != null && !problem.nearestFree().isEmpty()) {
            lines.add("  free instead: "
                    + String.join(
                            ", or ",
                            problem.nearestFree().stream()
                                    .map(span -> shown(span, display))
                                    .toList()));
        }
        if (problem.allowed() != null) {
            lines.add("  allowed: " + display.localized(problem.allowed().asString()));
        }
        if (problem.report() != null) {
            problem.report().problems().stream().map(Failures::fault).forEach(lines::add);
        }
        return lines;
    }

    static String fault(ImportReport.Fault fault) {
        return "line " + fault.line() + ": " + fault.code() + ": " + fault.text() + ": " + fault.message();
    }

    private static String inTheWay(Problem.InTheWay conflict, TimeDisplay display) {
        return conflict.resource() + " " + display.span(conflict.start(), conflict.end())
                + (conflict.slice() == null ? "" : " " + conflict.slice())
                + (conflict.leaseId() == null ? "" : " (lease " + conflict.leaseId() + ")");
    }

    private static String shown(Span span, TimeDisplay display) {
        return display.span(span.start(), span.end());
    }

    private int say(ExitCode code, String message) {
        environment.err().println("leasehold: " + message);
        return code.number();
    }
}
