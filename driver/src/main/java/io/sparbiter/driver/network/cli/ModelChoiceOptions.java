package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.Warnings;
import io.sparbiter.driver.cli.option.Count;
import io.sparbiter.driver.cli.option.SearchOptions;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.network.model.ModelChoice;
import io.sparbiter.driver.report.Ranking;
import io.sparbiter.driver.report.RecommendationText;
import io.sparbiter.driver.report.TrialReport;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.driver.run.RecordedRecommendation;
import io.sparbiter.search.bayes.Recommendation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Which network is trained: one of these at most, without any the best. */
final class ModelChoiceOptions {
    @Option(names = "--best", description = "The trial with the search's best score (the default).")
    boolean best;

    @Option(names = "--recommended", description = "The trial of which the best is to be expected, luck set aside.")
    boolean recommended;

    @Option(names = "--trial", paramLabel = "ID", description = "A trial of the search.")
    Count trial;

    @Option(
            names = "--params",
            split = ",",
            paramLabel = "AXIS=VALUE",
            description = "Parameters of your own, comma-separated: one for each axis of the space.")
    Map<String, String> params = new LinkedHashMap<>();

    @Option(
            names = "--baseline",
            description = "A plain network to compare with: two dense layers, of 128 and 64 units.")
    boolean baseline;

    /** @param words hears which of a search's trials is taken, and which is recommended */
    ModelChoice choose(SearchConfig config, SearchOptions search, Consumer<String> words) {
        if (baseline) {
            return ModelChoice.baseline();
        }
        return params.isEmpty() ? ModelChoice.of(row(search, words)) : ModelChoice.given(params, config.space());
    }

    private TrialRow row(SearchOptions search, Consumer<String> words) {
        ResultsDirectory results = search.results.open();
        String name = search.resolve(results);
        TrialRows rows = results.trials().rowsWithoutHistory(name);
        Warnings.print(rows.warnings());
        if (trial != null) {
            return TrialReport.find(rows.rows(), trial.value());
        }
        Optional<Recommendation> recommendation = RecordedRecommendation.find(results, name, rows.rows());
        recommendation.map(this::words).ifPresent(words);
        return recommended ? recommended(name, rows.rows(), recommendation) : best(name, rows.rows());
    }

    private String words(Recommendation recommendation) {
        String taken = recommended ? "Taking the recommended one." : "Taking the best seen";
        String other = recommendation.isBest() ? "." : "; --recommended takes the other.";
        return RecommendationText.of(recommendation) + " " + taken + (recommended ? "" : other);
    }

    private static TrialRow recommended(String search, List<TrialRow> rows, Optional<Recommendation> recommendation) {
        return recommendation
                .map(found -> TrialReport.find(rows, found.recommended().trial()))
                .orElseThrow(() -> ResultsException.usage(
                        "Cannot train the recommended trial of search " + search + ": fewer than "
                                + Recommendation.FEWEST + " trials completed, or its configuration cannot be read.",
                        "Take the best seen with --best, or let the search go on with --resume."));
    }

    private static TrialRow best(String search, List<TrialRow> rows) {
        return Ranking.of(rows).best(1).stream()
                .findFirst()
                .orElseThrow(() -> ResultsException.usage(
                        "Cannot train the best trial of search " + search + ": none has a score.",
                        "Name a trial with --trial, or let the search go on with --resume."));
    }
}
