package org.leasehold.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.testing.Modules;

class SliceImportsTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts", "org.leasehold.organizations");

    private static final Actor SYSTEM = new Actor.System();

    private final SliceImports imports = modules.the(SliceImports.class);
    private final Slices slices = modules.the(Slices.class);

    @Test
    void newSlicesAreCreatedAndKnownOnesBroughtUpToDate() {
        slices.create(SYSTEM, new SliceDraft("known", "Stays", "unknown", null, null));

        SliceImports.Report report = read("""
                slice,family,country
                known,academia/others,Japan
                fresh,,
                """, false);

        assertThat(report.problems()).isEmpty();
        assertThat(report.taken()).isEqualTo(2);
        assertThat(report.created()).containsExactly("fresh");
        Slice known = slices.getSlice("known");
        assertThat(known.family() + " " + known.country() + " " + known.title())
                .isEqualTo("academia/others Japan Stays");
        assertThat(slices.getSlice("fresh").family()).isEqualTo("unknown");
    }

    @Test
    void aDryRunTakesNothing() {
        SliceImports.Report report = read("slice,family,country\nphantom,x,\n", true);

        assertThat(report.taken()).isEqualTo(1);
        assertThat(slices.findSlice("phantom")).isEmpty();
    }

    @Test
    void everyLineAtFaultIsNamedAndNothingIsTaken() {
        SliceImports.Report report = read("""
                slice,family,country
                half,academia,France

                half,academia,Spain
                too,few
                no name,x,y
                """, false);

        assertThat(report.taken()).isZero();
        assertThat(report.problems())
                .extracting(problem -> problem.line() + " " + problem.code())
                .containsExactly("4 duplicate", "5 broken", "6 broken");
        assertThat(slices.findSlice("half")).isEmpty();
    }

    @Test
    void aFileOfSomethingElseIsToldByItsHeader() {
        assertThat(read("lease_id,slice,start,end\n", false).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("slice,family,country"));
        assertThat(read("", false).problems()).hasSize(1);
    }

    @Test
    void onlyAdministratorsImport() {
        problemOf(
                Problem.NotLoggedIn.class,
                () -> imports.importSlices(new Actor.Anonymous(), "slice,family,country".lines(), false));
    }

    private SliceImports.Report read(String text, boolean dryRun) {
        return imports.importSlices(SYSTEM, text.lines(), dryRun);
    }
}
