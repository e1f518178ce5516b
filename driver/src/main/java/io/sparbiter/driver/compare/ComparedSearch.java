package io.sparbiter.driver.compare;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.table.TrialRow;
import java.util.List;
import java.util.Optional;

/**
 * A search as it stands, to be set beside others.
 *
 * @param label what it is called among them: its name, or its directory and its name
 * @param config empty if it cannot be read any more
 */
public record ComparedSearch(String label, Optional<SearchConfig> config, List<TrialRow> rows) {
    public ComparedSearch {
        rows = List.copyOf(rows);
    }
}
