package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.Count;
import io.sparbiter.driver.cli.SearchOptions;
import io.sparbiter.driver.cli.Warnings;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.network.model.ModelChoice;
import io.sparbiter.driver.report.Ranking;
import io.sparbiter.driver.report.TrialReport;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which network is trained: one of these at most, without any the best. */
final class ModelChoiceOptions {
    @Option(names = "--best", description = "The search's best trial (the default).")
    boolean best;

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

    ModelChoice choose(SearchConfig config, SearchOptions search) {
        if (baseline) {
            return ModelChoice.baseline();
        }
        return params.isEmpty() ? ModelChoice.of(row(search)) : ModelChoice.given(params, config.space());
    }

    private TrialRow row(SearchOptions search) {
        ResultsDirectory results = search.results.open();
        String name = search.resolve(results);
        TrialRows rows = results.trials().rowsWithoutHistory(name);
        Warnings.print(rows.warnings());
        return trial != null ? TrialReport.find(rows.rows(), trial.value()) : best(name, rows.rows());
    }

    private static TrialRow best(String search, List<TrialRow> rows) {
        return Ranking.of(rows).best(1).stream()
                .findFirst()
                .orElseThrow(() -> ResultsException.usage(
                        "Cannot train the best trial of search " + search + ": none has a score.",
                        "Name a trial with --trial, or let the search go on with --resume."));
    }
}
