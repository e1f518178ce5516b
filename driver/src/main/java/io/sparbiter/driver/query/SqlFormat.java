package io.sparbiter.driver.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.sparbiter.driver.report.NumberText;
import io.sparbiter.driver.screen.ScreenWidth;
import io.sparbiter.worker.csv.CsvLine;
import java.io.PrintWriter;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints a statement's result. Times are ISO 8601 in UTC, what is nested is JSON. */
public enum SqlFormat {
    /** For people: numbers are rounded, and on a screen that is too narrow for the table, each value has its line. */
    TABLE {
        @Override
        public void print(SqlResult result, int screen, PrintWriter out) {
            String table = table(result);
            boolean isTooWide = screen < ScreenWidth.MOST && table.indexOf('\n') > screen;
            out.println(isTooWide && !result.rows().isEmpty() ? records(result) : table);
        }
    },
    /** RFC 4180: a header, every number in full, nothing for null. */
    CSV {
        @Override
        public void print(SqlResult result, int screen, PrintWriter out) {
            out.println(result.columns().stream().map(CsvLine::quoted).collect(Collectors.joining(",")));
            for (List<Object> row : result.rows()) {
                out.println(row.stream()
                        .map(value -> value == null ? "" : CsvLine.quoted(text(value)))
                        .collect(Collectors.joining(",")));
            }
        }
    },
    /** An array of objects, one a line. */
    JSON {
        @Override
        public void print(SqlResult result, int screen, PrintWriter out) {
            out.println(result.rows().stream()
                    .map(row -> "  " + json(object(result.columns(), row)))
                    .collect(Collectors.joining(",\n", "[\n", result.rows().isEmpty() ? "]" : "\n]")));
        }
    };

    private static final int WIDEST = 200;

    private static final ObjectMapper JSON_MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(Temporal.class, ToStringSerializer.instance));

    /**
     * Prints it.
     *
     * @param screen its width, {@link ScreenWidth#MOST} where there is none
     */
    public abstract void print(SqlResult result, int screen, PrintWriter out);

    /** The word for it on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }

    private static String table(SqlResult result) {
        Column[] columns = result.columns().stream()
                .map(name -> new Column()
                        .header(name)
                        .headerAlign(HorizontalAlign.LEFT)
                        .maxWidth(WIDEST))
                .toArray(Column[]::new);
        return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, cells(result));
    }

    private static String records(SqlResult result) {
        return result.rows().stream().map(row -> record(result.columns(), row)).collect(Collectors.joining("\n\n"));
    }

    private static String record(List<String> names, List<Object> row) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> (names.get(i) + ": " + rounded(row.get(i))).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String[][] cells(SqlResult result) {
        return result.rows().stream()
                .map(row -> row.stream().map(SqlFormat::rounded).toArray(String[]::new))
                .toArray(String[][]::new);
    }

    private static String rounded(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double || value instanceof Float
                ? NumberText.of(((Number) value).doubleValue())
                : text(value);
    }

    private static String text(Object value) {
        return value instanceof List || value instanceof Map || value instanceof byte[]
                ? json(value)
                : value.toString();
    }

    private static Map<String, Object> object(List<String> columns, List<Object> row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            object.put(columns.get(i), row.get(i));
        }
        return object;
    }

    private static String json(Object value) {
        try {
            return JSON_MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plain value is not JSON: " + value, e);
        }
    }
}
