package io.sparbiter.driver.results.table;

import static io.sparbiter.driver.results.table.TrialColumn.optional;
import static io.sparbiter.driver.results.table.TrialColumn.required;
import static io.sparbiter.driver.results.table.TrialColumn.word;

import io.sparbiter.driver.results.table.TrialRow.Best;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.ReportSchema.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * The columns of a table.
 *
 * @param axes axis name to type ({@code LONG}, {@code DOUBLE} or {@code TEXT}), in the order of the space
 * @param numbers the columns of what epochs report, {@code DOUBLE} all of them, in order
 * @param epochNumbers the same names in the order in which an epoch has them
 * @param facts the columns of what trials tell when they start, name to type ({@code LONG} or {@code TEXT})
 * @param complete whether every epoch has every number
 */
public record TrialSchema(
        Map<String, ColumnType> axes,
        List<String> numbers,
        List<String> epochNumbers,
        Map<String, ColumnType> facts,
        boolean complete) {
    static final String PARAMS = "params";
    static final String HISTORY = "history";

    /** Without these a file holds no trials. */
    private static final List<String> REQUIRED =
            List.of("trial_id", "point", "status", PARAMS, "seed", "started_at", "finished_at");

    /** The columns of every table; what else there is was reported by trials. */
    private static final Map<String, Optional<ColumnType>> FIXED = fixed();

    public TrialSchema {
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        numbers = List.copyOf(numbers);
        epochNumbers = List.copyOf(epochNumbers);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** The table of a search. */
    public static TrialSchema of(Space space, ReportSchema reports) {
        Map<String, ColumnType> axes = new LinkedHashMap<>();
        for (Axis axis : space.axes()) {
            axes.put(axis.name(), ColumnType.of(axis.values().get(0)));
        }
        Map<String, ColumnType> facts = new LinkedHashMap<>();
        reports.facts()
                .forEach((name, kind) -> facts.put(name, kind == Kind.NUMBER ? ColumnType.LONG : ColumnType.TEXT));
        return new TrialSchema(axes, columns(reports), reports.epochNames(), facts, reports.complete());
    }

    /** The columns of what epochs report, in order. */
    static List<String> columns(ReportSchema reports) {
        return Stream.concat(reports.schedules().stream(), reports.metricNames().stream())
                .toList();
    }

    /**
     * The schema of a file, empty if the file does not hold trials as this program writes them. Columns that every table
     * has may lack but for a few: an older version did not write them all. Columns of other types, which a later version
     * may have added, are left alone.
     */
    static Optional<TrialSchema> of(MessageType file) {
        boolean fits = REQUIRED.stream().allMatch(file::containsField)
                && file.getFields().stream().allMatch(TrialSchema::fits)
                && (!file.containsField(HISTORY) || HistoryColumn.fits(file.getType(HISTORY)));
        return fits ? axes(file).map(axes -> of(axes, file)) : Optional.empty();
    }

    private static boolean fits(Type field) {
        Optional<ColumnType> type = FIXED.getOrDefault(field.getName(), Optional.empty());
        return type.isEmpty() || type.get().holds(field);
    }

    private static Optional<Map<String, ColumnType>> axes(MessageType file) {
        if (file.getType(PARAMS).isPrimitive()) {
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
        return Optional.of(axes);
    }

    private static TrialSchema of(Map<String, ColumnType> axes, MessageType file) {
        List<String> numbers = new ArrayList<>();
        Map<String, ColumnType> facts = new LinkedHashMap<>();
        for (Type field : file.getFields()) {
            if (!FIXED.containsKey(field.getName())) {
                ColumnType.of(field).ifPresent(type -> {
                    if (type == ColumnType.DOUBLE) {
                        numbers.add(field.getName());
                    } else if (type == ColumnType.LONG || type == ColumnType.TEXT) {
                        facts.put(field.getName(), type);
                    }
                });
            }
        }
        List<String> epochNumbers =
                file.containsField(HISTORY) ? HistoryColumn.names(file.getType(HISTORY)) : List.of();
        return new TrialSchema(axes, numbers, epochNumbers, facts, false);
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

    /** Facts that are numbers stand beside the result, words beside the version. */
    List<TrialColumn> columns() {
        List<TrialColumn> columns = new ArrayList<>(ending(axes));
        columns.addAll(facts(ColumnType.LONG));
        columns.add(required("seed", ColumnType.LONG, TrialRow::seed));
        numbers.forEach(name -> columns.add(number(name)));
        columns.add(new HistoryColumn(epochNumbers, complete ? Repetition.REQUIRED : Repetition.OPTIONAL).column());
        columns.addAll(running());
        columns.addAll(facts(ColumnType.TEXT));
        columns.add(word("config_hash", row -> row.origin().configHash()));
        return columns;
    }

    private static List<TrialColumn> ending(Map<String, ColumnType> axes) {
        return List.of(
                required("trial_id", ColumnType.INT, TrialRow::trialId),
                required("point", ColumnType.LONG, TrialRow::point),
                required("status", ColumnType.TEXT, TrialRow::status),
                new ParamsColumn(axes).column(),
                optional("score", ColumnType.DOUBLE, best(Best::score)),
                optional("best_epoch", ColumnType.INT, best(Best::epoch)),
                required("epochs", ColumnType.INT, row -> row.ending().epochs()),
                optional("stop_reason", ColumnType.TEXT, row -> row.ending()
                        .stopReason()
                        .orElse(null)),
                optional("error", ColumnType.TEXT, row -> row.ending().error().orElse(null)));
    }

    private static List<TrialColumn> running() {
        return List.of(
                required("attempt", ColumnType.INT, row -> row.run().attempt()),
                word("host", row -> row.run().host()),
                word("executor", row -> row.run().executor()),
                word("gpu", row -> row.run().gpu()),
                optional(
                        "threads",
                        ColumnType.INT,
                        row -> row.run().began() ? row.run().threads() : null),
                required("started_at", ColumnType.TIME, row -> row.run().startedAt()),
                required("finished_at", ColumnType.TIME, row -> row.run().finishedAt()),
                required("duration_ms", ColumnType.LONG, row -> row.run()
                        .duration()
                        .toMillis()),
                word("strategy", row -> row.origin().strategy()),
                word("proposed_by", row -> row.origin().proposedBy()),
                word("metric", row -> row.origin().metric()),
                word("direction", row -> row.origin().direction()),
                word("version", row -> row.origin().version()));
    }

    private List<TrialColumn> facts(ColumnType type) {
        return facts.entrySet().stream()
                .filter(fact -> fact.getValue() == type)
                .map(fact -> optional(
                        fact.getKey(), type, row -> row.run().facts().values().get(fact.getKey())))
                .toList();
    }

    private static TrialColumn number(String name) {
        return optional(
                name, ColumnType.DOUBLE, row -> orNothing(row.ending().numbers().get(name)));
    }

    private static Double orNothing(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }

    private static Function<TrialRow, Object> best(Function<Best, Object> value) {
        return row -> row.ending().best().map(value).orElse(null);
    }

    /** The name of each column of a table without axes and reports, and its type unless it is nested. */
    private static Map<String, Optional<ColumnType>> fixed() {
        Map<String, Optional<ColumnType>> fixed = new LinkedHashMap<>();
        new TrialSchema(Map.of(), List.of(), List.of(), Map.of(), false)
                .columns()
                .forEach(column -> fixed.put(column.name(), ColumnType.of(column.type())));
        return fixed;
    }
}
