package org.leasehold.leases;

import java.util.List;
import java.util.stream.Stream;
import org.leasehold.accounts.Actor;

/** Brings history in. It is taken as it was, off the grain or not; but never twice, never over something else. */
public interface Imports {

    /**
     * What a file holds.
     *
     * @param read how many leases it has
     * @param taken how many are in the ledger now because of it; none on a dry run or with problems
     * @param slicesCreated names that were not known before
     * @param problems every line at fault; with one of them nothing is taken
     */
    record Report(int read, int taken, boolean dryRun, List<String> slicesCreated, List<LineProblem> problems) {}

    /**
     * One line at fault.
     *
     * @param line counted from 1, the header being line 1
     * @param code {@code broken}, {@code duplicate} or {@code overlap}
     * @param text the line as it was
     */
    record LineProblem(int line, String code, String message, String text) {}

    /**
     * A file as the ledger can take it.
     *
     * @param lines the header and what is left
     * @param mended what was {@code skipped} or {@code trimmed}
     */
    record Mended(List<String> lines, List<LineProblem> mended) {}

    /**
     * Makes such a file of one in which leases stand twice or overlap: of one slice the first stays; of two, each keeps
     * its side of the middle, on the facility's grain. Changes nothing.
     *
     * @throws org.leasehold.common.ProblemException {@code not-found}
     */
    Mended mend(String facility, Stream<String> lines);

    /**
     * Takes leases of one resource from lines {@code lease_id,slice,start,end} under that header; instants in ISO 8601.
     * R2lab's own header {@code lease_id,name,beg,end} does too; its times are UTC.
     *
     * @throws org.leasehold.common.ProblemException {@code forbidden}, {@code not-found}, {@code unavailable}
     */
    Report importLeases(Actor actor, String facility, String resource, Stream<String> lines, boolean dryRun);
}
