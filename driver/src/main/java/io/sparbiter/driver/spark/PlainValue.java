package io.sparbiter.driver.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Makes plain values of those of Spark SQL's rows. */
public final class PlainValue {
    private PlainValue() {}

    /**
     * Numbers, booleans, words, {@code java.time}, byte arrays and null; for what is nested, lists of these and maps by
     * words. What it does not know stays as it is.
     */
    public static Object of(Object value) {
        if (value instanceof Row row) {
            return struct(row);
        }
        if (value instanceof scala.collection.Seq<?> list) {
            return list(ScalaCollections.list(list));
        }
        if (value instanceof scala.collection.Map<?, ?> map) {
            return map(ScalaCollections.map(map));
        }
        if (value instanceof java.sql.Timestamp time) {
            return time.toInstant();
        }
        return value instanceof java.sql.Date date ? date.toLocalDate() : value;
    }

    private static Map<String, Object> struct(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            fields.put(row.schema().names()[i], of(row.get(i)));
        }
        return fields;
    }

    private static List<Object> list(List<?> list) {
        List<Object> values = new ArrayList<>();
        list.forEach(value -> values.add(of(value)));
        return values;
    }

    private static Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(of(key)), of(value)));
        return values;
    }
}
