package io.sparbiter.driver.query;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.sparbiter.driver.results.table.ColumnType;
import io.sparbiter.driver.results.table.TrialSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The columns of searches over different spaces and of different trials: all axes, metrics and facts, null where a search
 * lacks one. An axis that has whole numbers here and decimal ones there is double, one that has numbers here and words
 * there is string; a fact likewise.
 */
record MergedSchema(TrialSchema schema) {
    private static final String PARAMS = "params";

    static MergedSchema of(Collection<TrialSchema> schemas) {
        Map<String, ColumnType> axes = new LinkedHashMap<>();
        Map<String, ColumnType> facts = new LinkedHashMap<>();
        Set<String> numbers = new LinkedHashSet<>();
        Set<String> epochNumbers = new LinkedHashSet<>();
        for (TrialSchema schema : schemas) {
            schema.axes().forEach((name, type) -> axes.merge(name, type, MergedSchema::wider));
            schema.facts().forEach((name, type) -> facts.merge(name, type, MergedSchema::wider));
            numbers.addAll(schema.numbers());
            epochNumbers.addAll(schema.epochNumbers());
        }
        facts.keySet().removeAll(numbers); // A number for one type of trials is none for another: the number stays.
        return new MergedSchema(new TrialSchema(axes, List.copyOf(numbers), List.copyOf(epochNumbers), facts, false));
    }

    private static ColumnType wider(ColumnType a, ColumnType b) {
        if (a == b) {
            return a;
        }
        return a == ColumnType.TEXT || b == ColumnType.TEXT ? ColumnType.TEXT : ColumnType.DOUBLE;
    }

    /** What to read from files of a schema: what they have, and of all that epochs report the columns. */
    TrialSchema complete(TrialSchema files) {
        Map<String, ColumnType> facts = new LinkedHashMap<>(files.facts());
        facts.keySet().retainAll(schema.facts().keySet());
        return new TrialSchema(files.axes(), schema.numbers(), schema.epochNumbers(), facts, false);
    }

    /** The rows of files of a schema, with all columns. */
    Dataset<Row> align(Dataset<Row> trials, TrialSchema from) {
        Dataset<Row> aligned = trials;
        for (Map.Entry<String, ColumnType> fact : schema.facts().entrySet()) {
            if (from.facts().get(fact.getKey()) != fact.getValue()) {
                aligned = aligned.withColumn(fact.getKey(), fact(fact.getKey(), fact.getValue(), from));
            }
        }
        return from.axes().equals(schema.axes()) ? aligned : aligned.withColumn(PARAMS, params(from));
    }

    private static Column fact(String name, ColumnType type, TrialSchema from) {
        Column value = from.facts().containsKey(name) ? col(name) : lit(null);
        return value.cast(type.sqlName());
    }

    private Column params(TrialSchema from) {
        return struct(schema.axes().entrySet().stream()
                .map(axis -> axis(axis.getKey(), axis.getValue(), from))
                .toArray(Column[]::new));
    }

    private static Column axis(String name, ColumnType type, TrialSchema from) {
        Column value = from.axes().containsKey(name) ? col(PARAMS).getField(name) : lit(null);
        return value.cast(type.sqlName()).as(name);
    }
}
