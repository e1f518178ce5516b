package io.sparbiter.driver.compare;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.driver.run.RecordedConfig;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads searches by what a user calls them: a name, or the path or URI of a results directory, a slash and a name.
 *
 * @param own opens the directory of those that are named alone
 * @param other opens the one at a path or URI
 * @param warnings hears what is left out
 */
public record NamedSearches(
        Supplier<ResultsDirectory> own, Function<String, ResultsDirectory> other, Consumer<List<String>> warnings) {
    /** In the order of their names, each once; throws a message for people if there is none of a name. */
    public List<ComparedSearch> read(List<String> names) {
        return names.stream().distinct().map(this::read).toList();
    }

    private ComparedSearch read(String label) {
        int slash = label.lastIndexOf('/');
        ResultsDirectory results = slash < 0 ? own.get() : other.apply(label.substring(0, slash));
        String name = results.open("search", label.substring(slash + 1)).name();
        TrialRows rows = results.trials().rowsWithoutHistory(name);
        warnings.accept(rows.warnings());
        return new ComparedSearch(label, RecordedConfig.find(results, name), rows.rows());
    }
}
