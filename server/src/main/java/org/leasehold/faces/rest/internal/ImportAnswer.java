package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leasehold.common.Problem;
import org.leasehold.faces.json.ProblemJson;
import org.leasehold.faces.rest.Answer;

/** What came of a file: a report, or a refusal with the report inside, because nothing is taken by halves. */
final class ImportAnswer {

    private ImportAnswer() {}

    /**
     * @param problems the lines at fault, as they are shown
     * @param words the same in a sentence each
     */
    static Answer of(int read, int taken, boolean dryRun, List<String> created, List<?> problems, List<String> words) {
        return of(read, taken, dryRun, created, problems, words, List.of());
    }

    /** @param mended the lines that were left out or made shorter, as it was wished */
    static Answer of(
            int read,
            int taken,
            boolean dryRun,
            List<String> created,
            List<?> problems,
            List<String> words,
            List<?> mended) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("read", read);
        report.put("taken", taken);
        report.put("dryRun", dryRun);
        report.put("slicesCreated", created);
        report.put("problems", problems);
        if (!mended.isEmpty()) {
            report.put("mended", mended);
        }
        if (dryRun || problems.isEmpty()) {
            return Answer.ok(report);
        }
        Map<String, Object> refusal = new LinkedHashMap<>(ProblemJson.form(new Problem.WrongState(
                "Nothing was taken: " + problems.size() + (problems.size() == 1 ? " line is" : " lines are")
                        + " at fault, the first on " + words.getFirst())));
        refusal.put("code", "import-refused");
        refusal.put("report", report);
        return new Answer(409, Map.of(), refusal);
    }
}
