package io.sparbiter.driver.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

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
            values.add(plain(row.get(i)));
        }
        return values;
    }

    private static Object plain(Object value) {
        if (value instanceof Row row) {
            return struct(row);
        }
        if (value instanceof scala.collection.Seq<?> list) {
            return list(JavaConverters.seqAsJavaList(list));
        }
        if (value instanceof scala.collection.Map<?, ?> map) {
            return map(JavaConverters.mapAsJavaMap(map));
        }
        if (value instanceof java.sql.Timestamp time) {
            return time.toInstant();
        }
        return value instanceof java.sql.Date date ? date.toLocalDate() : value;
    }

    private static Map<String, Object> struct(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            fields.put(row.schema().names()[i], plain(row.get(i)));
        }
        return fields;
    }

    private static List<Object> list(List<?> list) {
        List<Object> values = new ArrayList<>();
        list.forEach(value -> values.add(plain(value)));
        return values;
    }

    private static Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(plain(key)), plain(value)));
        return values;
    }
}
