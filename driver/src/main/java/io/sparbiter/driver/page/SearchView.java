package io.sparbiter.driver.page;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.bayes.Recommendation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A search as it stands, which a page is made of.
 *
 * @param rows the trials that ended, in any order; only those of the best need their epochs
 * @param config empty if it cannot be read any more
 * @param running the trials in flight, of a search that runs
 * @param importance what a model says of the axes
 * @param recommendation of its trials; empty if too few have completed, or if there was no time to compute it
 * @param takenAt when all this was so
 */
public record SearchView(
        String search,
        List<TrialRow> rows,
        Optional<SearchConfig> config,
        List<LiveTrial> running,
        Importance importance,
        Optional<Recommendation> recommendation,
        Instant takenAt) {
    public SearchView {
        rows = List.copyOf(rows);
        running = List.copyOf(running);
    }
}
