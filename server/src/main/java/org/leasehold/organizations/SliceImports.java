package org.leasehold.organizations;

import java.util.List;
import java.util.stream.Stream;
import org.leasehold.accounts.Actor;

/** Brings slices in from a file. All of it is taken or nothing. */
public interface SliceImports {

    /**
     * What a file holds.
     *
     * @param read how many slices it has
     * @param taken how many were taken, or on a dry run would be; none when there are problems
     * @param created names that were not known before
     * @param problems every line at fault
     */
    record Report(int read, int taken, boolean dryRun, List<String> created, List<LineProblem> problems) {}

    /**
     * One line at fault.
     *
     * @param line counted from 1, the header being line 1
     * @param code {@code broken} or {@code duplicate}
     * @param text the line as it was
     */
    record LineProblem(int line, String code, String message, String text) {}

    /**
     * Takes slices from lines {@code slice,family,country} under that header; those that exist are brought up to date.
     *
     * @throws org.leasehold.common.ProblemException {@code forbidden}
     */
    Report importSlices(Actor actor, Stream<String> lines, boolean dryRun);
}
