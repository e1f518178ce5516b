package io.sparbiter.driver.query;

import io.sparbiter.driver.results.table.TrialSchema;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The results table's schema in Spark's terms. */
final class SparkTypes {
    private static final String SEARCH = "search";

    private SparkTypes() {}

    /** The table's columns, of which the last is not in the files but in their directory's name. */
    static StructType table(TrialSchema schema) {
        StructType table = new StructType();
        for (Map.Entry<String, String> column : schema.sqlTypes().entrySet()) {
            table = table.add(column.getKey(), DataType.fromDDL(column.getValue()));
        }
        return table.add(SEARCH, DataTypes.StringType);
    }

    /** The columns of the view, the search first. */
    static Column[] columns(TrialSchema schema) {
        return Stream.concat(Stream.of(SEARCH), schema.sqlTypes().keySet().stream())
                .map(functions::col)
                .toArray(Column[]::new);
    }
}
