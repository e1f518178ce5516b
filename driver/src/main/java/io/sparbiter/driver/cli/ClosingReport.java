package io.sparbiter.driver.cli;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.search.loop.SearchSummary;
import java.io.PrintWriter;
import java.util.Locale;

/** What a search says when it has ended. */
final class ClosingReport {
    private final PrintWriter out;
    private final PrintWriter err;
    private final ResultsDirectory results;
    private final String search;

    ClosingReport(PrintWriter out, PrintWriter err, ResultsDirectory results, String search) {
        this.out = out;
        this.err = err;
        this.results = results;
        this.search = search;
    }

    void print(SearchSummary summary) {
        err.printf(
                Locale.ROOT,
                "Search %s: %d trials (%s) in %s, since %s.%nResults: %s%n",
                search,
                summary.trials(),
                summary.counts(),
                summary.duration(),
                summary.reason().text(),
                results.path());
        out.flush();
    }
}
