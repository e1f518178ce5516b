package io.sparbiter.driver.exchange.export;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRows;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Objective.Measure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A search as it is on disk now; it may be running.
 *
 * @param rows by trial id, with their epochs
 * @param config what it was begun with; empty if that cannot be read any more
 * @param warnings what of it cannot be read
 */
public record ExportedSearch(String name, List<TrialRow> rows, Optional<SearchConfig> config, List<String> warnings) {
    public ExportedSearch {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /** Reads a search that exists. */
    public static ExportedSearch read(ResultsDirectory results, String name) {
        TrialRows rows = results.trials().rows(name);
        return new ExportedSearch(name, rows.rows(), RecordedConfig.find(results, name), rows.warnings());
    }

    /** In which direction its scores improve; throws {@link ResultsException} if nothing says it. */
    public Direction direction() {
        return config.map(read -> read.objective().direction())
                .or(this::recordedDirection)
                .orElseThrow(() -> ResultsException.usage(
                        "Cannot export search " + name
                                + ": it has neither a trial nor a configuration that can be read.",
                        "Export it when a trial has ended."));
    }

    private Optional<Direction> recordedDirection() {
        return rows.stream()
                .flatMap(row -> Stream.of(Direction.values())
                        .filter(direction ->
                                direction.word().equals(row.origin().direction())))
                .findFirst();
    }

    /** What its scores are. */
    public String metric() {
        return config.map(read -> read.objective().metric().name())
                .or(() -> rows.stream().map(row -> row.origin().metric()).findFirst())
                .orElse("value");
    }

    /** What it weighs against its scores. */
    public List<Measure> others() {
        return config.map(read -> read.objective().others()).orElse(List.of());
    }

    /** What tells its configuration from others, as its rows have it. */
    public String configHash() {
        return rows.stream()
                .map(row -> row.origin().configHash())
                .findFirst()
                .or(() -> config.map(SearchConfig::hash))
                .orElse("");
    }
}
