package io.sparbiter.driver.exchange.export;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialRow.Best;
import io.sparbiter.search.space.Axis;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the results table has of every trial but its epochs, by the names of docs/results-table.md. A value is null where the
 * table has none.
 *
 * @param axes the names of the axes
 * @param fields all else, name to value, in order
 */
record TrialFields(List<String> axes, Map<String, Function<TrialRow, Object>> fields) {
    /** Those of a search: what its trials reported is found in its rows. */
    static TrialFields of(ExportedSearch search) {
        Map<String, Function<TrialRow, Object>> fields = new LinkedHashMap<>();
        addEnding(fields);
        names(search, row -> row.ending().numbers().names())
                .forEach(name ->
                        fields.put(name, row -> finite(row.ending().numbers().get(name))));
        names(search, row -> row.run().facts().values().keySet())
                .forEach(name ->
                        fields.put(name, row -> row.run().facts().values().get(name)));
        addRun(fields);
        addOrigin(fields);
        return new TrialFields(axes(search), fields);
    }

    private static List<String> axes(ExportedSearch search) {
        Set<String> axes = new LinkedHashSet<>();
        search.config()
                .ifPresent(
                        config -> config.space().axes().stream().map(Axis::name).forEach(axes::add));
        axes.addAll(names(search, row -> row.params().keySet()));
        return List.copyOf(axes);
    }

    private static Set<String> names(ExportedSearch search, Function<TrialRow, Collection<String>> names) {
        Set<String> all = new LinkedHashSet<>();
        search.rows().forEach(row -> all.addAll(names.apply(row)));
        return all;
    }

    private static void addEnding(Map<String, Function<TrialRow, Object>> fields) {
        fields.put("trial_id", TrialRow::trialId);
        fields.put("point", TrialRow::point);
        fields.put("status", TrialRow::status);
        fields.put("score", row -> row.ending().best().map(Best::score).orElse(null));
        fields.put("best_epoch", row -> row.ending().best().map(Best::epoch).orElse(null));
        fields.put("epochs", row -> row.ending().epochs());
        fields.put("stop_reason", row -> row.ending().stopReason().orElse(null));
        fields.put("error", row -> row.ending().error().orElse(null));
    }

    private static void addRun(Map<String, Function<TrialRow, Object>> fields) {
        fields.put("seed", TrialRow::seed);
        fields.put("attempt", row -> row.run().attempt());
        fields.put("host", row -> word(row.run().host()));
        fields.put("executor", row -> word(row.run().executor()));
        fields.put("gpu", row -> word(row.run().gpu()));
        fields.put("threads", row -> row.run().began() ? row.run().threads() : null);
        fields.put("started_at", row -> row.run().startedAt().toString());
        fields.put("finished_at", row -> row.run().finishedAt().toString());
        fields.put("duration_ms", row -> row.run().duration().toMillis());
    }

    private static void addOrigin(Map<String, Function<TrialRow, Object>> fields) {
        fields.put("strategy", row -> word(row.origin().strategy()));
        fields.put("proposed_by", row -> word(row.origin().proposedBy()));
        fields.put("metric", row -> word(row.origin().metric()));
        fields.put("direction", row -> word(row.origin().direction()));
        fields.put("version", row -> word(row.origin().version()));
        fields.put("config_hash", row -> word(row.origin().configHash()));
    }

    /** The names of all columns of a flat table. */
    Stream<String> columns() {
        return Stream.concat(axes.stream().map(axis -> "params." + axis), fields.keySet().stream());
    }

    /** The values of all columns of a flat table; some are null. */
    Stream<Object> values(TrialRow row) {
        return Stream.concat(
                axes.stream().map(axis -> row.params().get(axis)),
                fields.values().stream().map(field -> field.apply(row)));
    }

    private static Double finite(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }

    private static String word(String text) {
        return text.isEmpty() ? null : text;
    }
}
