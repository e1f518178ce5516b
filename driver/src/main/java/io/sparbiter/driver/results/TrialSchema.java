package io.sparbiter.driver.results;

import static io.sparbiter.driver.results.TrialColumn.optional;
import static io.sparbiter.driver.results.TrialColumn.required;
import static io.sparbiter.driver.results.TrialColumn.word;

import io.sparbiter.driver.results.TrialRow.Best;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The columns of a table whose trials come from a space with the given axes.
 *
 * @param axes axis name to type ({@code LONG}, {@code DOUBLE} or {@code TEXT}), in the order of the space
 */
public record TrialSchema(Map<String, ColumnType> axes) {
    static final String PARAMS = "params";
    static final String HISTORY = "history";

    public TrialSchema {
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    }

    public static TrialSchema of(Space space) {
        Map<String, ColumnType> axes = new LinkedHashMap<>();
        for (Axis axis : space.axes()) {
            axes.put(axis.name(), ColumnType.of(axis.values().get(0)));
        }
        return new TrialSchema(axes);
    }

    /** The schema of a file, empty if the file does not hold trials as this program writes them. */
    static Optional<TrialSchema> of(MessageType file) {
        if (!file.containsField(PARAMS) || file.getType(PARAMS).isPrimitive()) {
            return Optional.empty();
        }
        Map<String, ColumnType> axes = new LinkedHashMap<>();
        for (Type field : file.getType(PARAMS).asGroupType().getFields()) {
            Optional<ColumnType> type = ColumnType.of(field);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            axes.put(field.getName(), type.get());
        }
        TrialSchema schema = new TrialSchema(axes);
        return schema.message().getFields().stream().allMatch(field -> holds(file, field))
                ? Optional.of(schema)
                : Optional.empty();
    }

    private static boolean holds(GroupType file, Type field) {
        return file.containsField(field.getName())
                && file.getType(field.getName()).equals(field);
    }

    /** The file's schema: the columns in the order of docs/results-table.md. */
    MessageType message() {
        return new MessageType(
                "trial", columns().stream().map(TrialColumn::type).toList());
    }

    /** Column name to its type in Spark SQL, in order. */
    public Map<String, String> sqlTypes() {
        Map<String, String> types = new LinkedHashMap<>();
        columns().forEach(column -> types.put(column.name(), column.sqlType()));
        return types;
    }

    List<TrialColumn> columns() {
        return List.of(
                required("trial_id", ColumnType.INT, TrialRow::trialId),
                required("point", ColumnType.LONG, TrialRow::point),
                required("status", ColumnType.TEXT, TrialRow::status),
                new ParamsColumn(axes).column(),
                ofBest("score", Best::score),
                optional("best_epoch", ColumnType.INT, best(Best::epoch)),
                required("epochs", ColumnType.INT, row -> row.ending().epochs()),
                optional("stop_reason", ColumnType.TEXT, row -> row.ending()
                        .stopReason()
                        .orElse(null)),
                optional("error", ColumnType.TEXT, row -> row.ending().error().orElse(null)),
                optional("parameters", ColumnType.LONG, ifBegan(row -> row.run().parameters())),
                required("seed", ColumnType.LONG, TrialRow::seed),
                optional("learning_rate", ColumnType.DOUBLE, TrialSchema::lastLearningRate),
                ofBest("train_loss", Best::trainLoss),
                ofBest("val_loss", Best::valLoss),
                ofBest("val_accuracy", Best::valAccuracy),
                HistoryColumn.column(),
                required("attempt", ColumnType.INT, row -> row.run().attempt()),
                word("host", row -> row.run().host()),
                word("executor", row -> row.run().executor()),
                word("gpu", row -> row.run().gpu()),
                optional("threads", ColumnType.INT, ifBegan(row -> row.run().threads())),
                required("started_at", ColumnType.TIME, row -> row.run().startedAt()),
                required("finished_at", ColumnType.TIME, row -> row.run().finishedAt()),
                required("duration_ms", ColumnType.LONG, row -> row.run()
                        .duration()
                        .toMillis()),
                word("strategy", row -> row.origin().strategy()),
                word("proposed_by", row -> row.origin().proposedBy()),
                word("metric", row -> row.origin().metric()),
                word("direction", row -> row.origin().direction()),
                word("version", row -> row.origin().version()),
                word("backend", row -> row.run().backend()),
                word("data_fingerprint", row -> row.run().dataFingerprint()),
                word("config_hash", row -> row.origin().configHash()));
    }

    private static TrialColumn ofBest(String name, ToDoubleFunction<Best> value) {
        return optional(name, ColumnType.DOUBLE, best(best -> orNothing(value.applyAsDouble(best))));
    }

    private static Double orNothing(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }

    private static Function<TrialRow, Object> best(Function<Best, Object> value) {
        return row -> row.ending().best().map(value).orElse(null);
    }

    private static Function<TrialRow, Object> ifBegan(Function<TrialRow, Object> value) {
        return row -> row.run().began() ? value.apply(row) : null;
    }

    private static Object lastLearningRate(TrialRow row) {
        return row.ending().learningRate().isPresent()
                ? row.ending().learningRate().getAsDouble()
                : null;
    }
}
