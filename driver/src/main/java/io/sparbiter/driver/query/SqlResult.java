package io.sparbiter.driver.query;

import io.sparbiter.driver.spark.PlainValue;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A statement's result as plain values: numbers, booleans, words, {@code java.time}, byte arrays, null, and lists and
 * maps of these for what is nested.
 *
 * @param rows as long as the columns
 */
public record SqlResult(List<String> columns, List<List<Object>> rows) {
    static SqlResult of(StructType schema, List<Row> rows) {
        return new SqlResult(
                List.of(schema.names()), rows.stream().map(SqlResult::values).toList());
    }

    private static List<Object> values(Row row) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(PlainValue.of(row.get(i)));
        }
        return values;
    }
}
