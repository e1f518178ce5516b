package io.sparbiter.worker.csv;

import java.util.ArrayList;
import java.util.List;

/** Takes a line of a CSV file apart. A cell may be quoted, a quote in it doubled; no cell spans lines. */
public final class CsvLine {
    private static final char QUOTE = '"';

    private CsvLine() {}

    /**
     * What is between the cells: a semicolon or a tab where there is one outside of quotes, since commas may then be in
     * numbers; else a comma.
     */
    public static char separator(String line) {
        if (has(line, ';')) {
            return ';';
        }
        return has(line, '\t') ? '\t' : ',';
    }

    private static boolean has(String line, char separator) {
        return line.indexOf(separator) >= 0 && withoutQuoted(line).indexOf(separator) >= 0;
    }

    private static String withoutQuoted(String line) {
        return line.indexOf(QUOTE) < 0 ? line : line.replaceAll("\"[^\"]*\"", "");
    }

    /** The length without a separator at the end, behind which there is nothing. */
    public static int length(String line, char separator) {
        boolean isTrailing = !line.isEmpty() && line.charAt(line.length() - 1) == separator;
        return isTrailing ? line.length() - 1 : line.length();
    }

    /** The cells, without the blanks around them and without their quotes. */
    public static List<String> cells(String line) {
        return cells(line, separator(line));
    }

    /** The cells of a line of a file whose separator is known. */
    public static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int length = length(line, separator);
        int start = 0;
        boolean isQuoted = false;
        for (int i = 0; i < length; i++) {
            char next = line.charAt(i);
            if (next == QUOTE) {
                isQuoted = !isQuoted;
            } else if (next == separator && !isQuoted) {
                cells.add(plain(line.substring(start, i)));
                start = i + 1;
            }
        }
        cells.add(plain(line.substring(start, length)));
        return cells;
    }

    /** A cell as RFC 4180 wants it, in quotes if it needs them. */
    public static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? QUOTE + text.replace("\"", "\"\"") + QUOTE : text;
    }

    private static String plain(String cell) {
        String text = cell.strip();
        boolean isQuoted = text.length() > 1 && text.charAt(0) == QUOTE && text.charAt(text.length() - 1) == QUOTE;
        return isQuoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
