package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.table.TrialRow.Best;
import io.sparbiter.driver.results.table.TrialRow.Ending;
import io.sparbiter.driver.results.table.TrialRow.Origin;
import io.sparbiter.driver.results.table.TrialRow.Run;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metrics;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;

/** Turns what a file has into rows. */
final class TrialRowReader {
    private final String search;
    private final TrialSchema schema;
    private final ParamsColumn params;

    TrialRowReader(String search, TrialSchema schema) {
        this.search = search;
        this.schema = schema;
        this.params = new ParamsColumn(schema.axes());
    }

    TrialRow read(Group group) {
        return new TrialRow(
                search,
                group.getInteger("trial_id", 0),
                group.getLong("point", 0),
                params.read(group),
                group.getLong("seed", 0),
                ending(group),
                run(group),
                origin(group));
    }

    private Ending ending(Group group) {
        return new Ending(
                group.getString("status", 0),
                has(group, "score") ? Optional.of(best(group)) : Optional.empty(),
                integer(group, "epochs"),
                optionalWord(group, "stop_reason"),
                optionalWord(group, "error"),
                Metrics.of(schema.numbers(), numbers(group)),
                group.getType().containsField(TrialSchema.HISTORY)
                        ? HistoryColumn.read(group, schema.epochNumbers())
                        : List.of());
    }

    private static Best best(Group group) {
        return new Best(group.getDouble("score", 0), integer(group, "best_epoch"));
    }

    private double[] numbers(Group group) {
        return schema.numbers().stream()
                .mapToDouble(name -> has(group, name) ? group.getDouble(name, 0) : Double.NaN)
                .toArray();
    }

    private Run run(Group group) {
        return new Run(
                integer(group, "attempt"),
                word(group, "host"),
                word(group, "executor"),
                word(group, "gpu"),
                integer(group, "threads"),
                facts(group),
                time(group, "started_at"),
                time(group, "finished_at"));
    }

    private Facts facts(Group group) {
        Map<String, Serializable> values = new LinkedHashMap<>();
        schema.facts().forEach((name, type) -> {
            if (has(group, name)) {
                values.put(name, type.read(group, name));
            }
        });
        return new Facts(values);
    }

    private static Origin origin(Group group) {
        return new Origin(
                word(group, "strategy"),
                word(group, "proposed_by"),
                word(group, "metric"),
                word(group, "direction"),
                word(group, "version"),
                word(group, "config_hash"));
    }

    private static int integer(Group group, String field) {
        return has(group, field) ? group.getInteger(field, 0) : 0;
    }

    private static boolean has(Group group, String field) {
        return group.getType().containsField(field) && group.getFieldRepetitionCount(field) > 0;
    }

    private static Optional<String> optionalWord(Group group, String field) {
        return has(group, field) ? Optional.of(group.getString(field, 0)) : Optional.empty();
    }

    private static String word(Group group, String field) {
        return optionalWord(group, field).orElse("");
    }

    static Instant time(Group group, String field) {
        return (Instant) ColumnType.TIME.read(group, field);
    }
}
