package io.sparbiter.driver.results;

import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;

/**
 * What a search begins with, kept as long as its results are.
 *
 * @param yaml its resolved configuration
 * @param reports what its trials report
 * @param version of this program
 * @param warmStart the searches it learns from
 * @param learned their trials, which it knows before its first proposal, on points of its own space
 */
public record SearchBeginning(
        String yaml, ReportSchema reports, String version, List<String> warmStart, List<TrialResult> learned) {
    public SearchBeginning {
        warmStart = List.copyOf(warmStart);
        learned = List.copyOf(learned);
    }

    /** A search that knows of no other. */
    public static SearchBeginning of(String yaml, ReportSchema reports, String version) {
        return new SearchBeginning(yaml, reports, version, List.of(), List.of());
    }
}
