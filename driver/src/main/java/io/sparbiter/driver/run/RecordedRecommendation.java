package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.RecordedResult;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/** Recommends a trial of a search by its rows, see {@link Recommendation}. */
public final class RecordedRecommendation {
    private RecordedRecommendation() {}

    /**
     * The recommendation on a search as it is on disk; empty if too few trials completed, or if its configuration cannot be
     * read any more.
     *
     * @param rows with or without their epochs
     */
    public static Optional<Recommendation> find(ResultsDirectory results, String search, List<TrialRow> rows) {
        return haveTooFew(rows)
                ? Optional.empty()
                : RecordedConfig.find(results, search).flatMap(config -> find(results, config, search, rows));
    }

    /** The same with a configuration that has been read. */
    public static Optional<Recommendation> find(
            ResultsDirectory results, SearchConfig config, String search, List<TrialRow> rows) {
        return haveTooFew(rows) ? Optional.empty() : of(config, withEpochs(results, search, rows));
    }

    private static boolean haveTooFew(List<TrialRow> rows) {
        return rows.stream().filter(row -> row.is(Status.COMPLETED)).count() < Recommendation.FEWEST;
    }

    /** Trials that ended early are compared at the epoch they reached; without any, nobody's epochs are needed. */
    private static List<TrialRow> withEpochs(ResultsDirectory results, String search, List<TrialRow> rows) {
        boolean areNeeded = rows.stream().anyMatch(row -> row.is(Status.PRUNED) || row.is(Status.STOPPED));
        return areNeeded ? results.trials().rows(search).rows() : rows;
    }

    /** The same by rows with their epochs. */
    public static Optional<Recommendation> of(SearchConfig config, List<TrialRow> rows) {
        List<TrialResult> results =
                rows.stream().flatMap(row -> result(config, row).stream()).toList();
        return Recommendation.of(config.space(), config.objective(), results);
    }

    /** A file of another search may have come among those of this one. */
    static Optional<TrialResult> result(SearchConfig config, TrialRow row) {
        Space space = config.space();
        if (!space.has(row.point())) {
            return Optional.empty();
        }
        var candidate = new Candidate(space.point(row.point()), row.origin().proposedBy());
        int epochs = Math.max(config.trial().limits().epochs(), row.ending().epochs());
        return RecordedResult.of(row, new Trial(row.trialId(), candidate, row.seed(), epochs));
    }
}
