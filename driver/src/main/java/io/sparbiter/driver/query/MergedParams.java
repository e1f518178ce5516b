package io.sparbiter.driver.query;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.sparbiter.driver.results.ColumnType;
import io.sparbiter.driver.results.TrialSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The {@code params} of searches over different spaces: all their axes, null where a space lacks one. An axis that has
 * whole numbers here and decimal ones there is double, one that has numbers here and words there is string.
 */
record MergedParams(TrialSchema schema) {
    private static final String PARAMS = "params";

    static MergedParams of(Collection<TrialSchema> schemas) {
        Map<String, ColumnType> merged = new LinkedHashMap<>();
        for (TrialSchema schema : schemas) {
            schema.axes().forEach((name, type) -> merged.merge(name, type, MergedParams::wider));
        }
        return new MergedParams(new TrialSchema(merged));
    }

    private static ColumnType wider(ColumnType a, ColumnType b) {
        if (a == b) {
            return a;
        }
        return a == ColumnType.TEXT || b == ColumnType.TEXT ? ColumnType.TEXT : ColumnType.DOUBLE;
    }

    /** The rows of a file of the given schema, with all axes. */
    Dataset<Row> align(Dataset<Row> trials, TrialSchema from) {
        if (from.axes().equals(schema.axes())) {
            return trials;
        }
        Column[] axes = schema.axes().entrySet().stream()
                .map(axis -> axis(axis.getKey(), axis.getValue(), from))
                .toArray(Column[]::new);
        return trials.withColumn(PARAMS, struct(axes));
    }

    private static Column axis(String name, ColumnType type, TrialSchema from) {
        Column value = from.axes().containsKey(name) ? col(PARAMS).getField(name) : lit(null);
        return value.cast(type.sqlName()).as(name);
    }
}
