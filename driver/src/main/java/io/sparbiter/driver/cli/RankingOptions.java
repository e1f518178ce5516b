package io.sparbiter.driver.cli;

import io.sparbiter.driver.report.RankingReport;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRows;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What best and worst have in common. */
final class RankingOptions {
    @Mixin
    SearchOptions search;

    @Option(names = "-n", paramLabel = "N", defaultValue = "10", description = "How many (default: ${DEFAULT-VALUE}).")
    Count count;

    /** The ranking of the search's trials as they are on disk now. */
    RankingReport report() {
        ResultsDirectory results = search.results.open();
        TrialRows rows = results.trials().rowsWithoutHistory(search.resolve(results));
        Warnings.print(rows.warnings());
        return new RankingReport(rows.rows());
    }
}
