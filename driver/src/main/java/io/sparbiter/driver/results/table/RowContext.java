package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.files.SearchName;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;

/**
 * What all rows of a search share.
 *
 * @param search the search's name, which the table keeps in the directory's name and not in a column
 * @param strategy the strategy's word
 * @param reports what its trials report
 * @param version of this program
 * @param configHash of the resolved configuration
 */
public record RowContext(
        String search, String strategy, Objective objective, ReportSchema reports, String version, String configHash) {
    public RowContext {
        SearchName.check(search);
    }
}
