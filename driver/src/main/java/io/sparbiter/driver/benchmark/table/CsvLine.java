package io.sparbiter.driver.benchmark.table;

import java.util.ArrayList;
import java.util.List;

/** Splits a line at its commas. A cell may be quoted, a quote in it doubled; no cell spans lines. */
final class CsvLine {
    private CsvLine() {}

    /** The cells, without the blanks around them and without their quotes. */
    static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char next = line.charAt(i);
            if (next == '"') {
                quoted = !quoted;
            }
            if (next == ',' && !quoted) {
                cells.add(plain(cell.toString()));
                cell.setLength(0);
            } else {
                cell.append(next);
            }
        }
        cells.add(plain(cell.toString()));
        return cells;
    }

    private static String plain(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
