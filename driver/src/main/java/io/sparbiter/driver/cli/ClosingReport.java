package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.report.NumberText;
import io.sparbiter.driver.report.RankingReport;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.driver.run.RecordedRecommendation;
import io.sparbiter.driver.screen.ScreenWidth;
import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.loop.FailureCause;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.worker.Counted;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what a search has found when it has ended: the two tables, read back from disk, and where they come from. */
record ClosingReport(
        ResultsDirectory results,
        String search,
        List<TrialRow> rows,
        Optional<Recommendation> recommendation,
        List<Measure> others) {
    private static final int RANKS = 10;

    /** What there is on disk by now. */
    static ClosingReport read(ResultsDirectory results, String search) {
        TrialRows rows = results.trials().rowsWithoutHistory(search);
        Warnings.print(rows.warnings());
        Optional<SearchConfig> config = RecordedConfig.find(results, search);
        return new ClosingReport(
                results,
                search,
                rows.rows(),
                config.flatMap(known -> RecordedRecommendation.find(results, known, search, rows.rows())),
                config.map(known -> known.objective().others()).orElse(List.of()));
    }

    /** The tables go to {@code out}, words on the search to {@code err}. */
    void print(SearchSummary summary, Budget budget, PrintWriter out, PrintWriter err) {
        printTables(out);
        String end = String.format(
                Locale.ROOT,
                "ended after %s and %s: %s.",
                NumberText.of(summary.duration()),
                Counted.of(summary.trials(), "trial"),
                summary.reason().text(budget));
        printWords(end, err);
        summary.cause().ifPresent(cause -> printCause(cause, err));
    }

    private static void printCause(FailureCause cause, PrintWriter err) {
        err.printf(
                "%s%s%nRemove the cause and go on with --resume, or let more fail with --set budget.failures.%s=%d.%n",
                cause.text(),
                cause.last()
                        .map(last -> "\n\"show " + last.trial().id() + "\" has more.")
                        .orElse(""),
                cause.limit(),
                cause.failed() * 2);
        err.flush();
    }

    /** The same for a search that was resumed without a need. */
    void printComplete(PrintWriter out, PrintWriter err) {
        printTables(out);
        printWords("is complete: nothing is left to do within its budget.", err);
    }

    private void printTables(PrintWriter out) {
        out.println();
        new RankingReport(rows, recommendation, others, ScreenWidth.columns())
                .bestAndWorst(RANKS)
                .forEach(out::println);
        out.flush();
    }

    private void printWords(String end, PrintWriter err) {
        err.printf(
                "Search %s %s%nIts table: %s%n", search, end, results.trials().root() + "/search=" + search);
        err.flush();
    }
}
