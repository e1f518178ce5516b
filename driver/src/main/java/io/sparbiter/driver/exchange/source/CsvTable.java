package io.sparbiter.driver.exchange.source;

import io.sparbiter.worker.Counted;
import io.sparbiter.worker.csv.CsvLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A CSV file with a header.
 *
 * @param names of the columns
 * @param rows their cells, as many as there are names
 */
record CsvTable(List<String> names, List<Row> rows) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char QUOTE = '"';

    /** @param line where it begins, from 1 */
    record Row(int line, List<String> cells) {}

    static CsvTable read(SourceFile file) {
        return file.lines(lines -> new Reading(file, lines).read());
    }

    private static final class Reading {
        private final SourceFile file;
        private final BufferedReader lines;
        private int line;
        private int begun;

        Reading(SourceFile file, BufferedReader lines) {
            this.file = file;
            this.lines = lines;
        }

        CsvTable read() throws IOException {
            String header = record();
            if (header == null || header.isBlank()) {
                throw file.problem("its first line names no columns.", "Export it again with a header.");
            }
            String plain = header.replace(BYTE_ORDER_MARK, "");
            char separator = CsvLine.separator(plain);
            List<String> names = CsvLine.cells(plain, separator);
            rejectRepetition(names);
            List<Row> rows = new ArrayList<>();
            for (String text = record(); text != null; text = record()) {
                if (!text.isBlank()) {
                    rows.add(new Row(begun, cells(text, separator, names.size())));
                }
            }
            return new CsvTable(names, rows);
        }

        private void rejectRepetition(List<String> names) {
            Set<String> seen = new HashSet<>();
            names.stream()
                    .filter(name -> !seen.add(name) && !name.isEmpty())
                    .findFirst()
                    .ifPresent(name -> {
                        throw file.problem("two columns are called " + name + ".", "Rename or remove one of them.");
                    });
        }

        /** A line, and those behind it while a cell in quotes goes on; null after the last. */
        private String record() throws IOException {
            String next = next();
            begun = line;
            if (next == null || isClosed(next)) {
                return next;
            }
            var text = new StringBuilder(next);
            while (!isClosed(text)) {
                String more = next();
                if (more == null) {
                    throw file.problem(begun, "a quote is opened and never closed.", "Export it again.");
                }
                text.append('\n').append(more);
            }
            return text.toString();
        }

        private String next() throws IOException {
            line++;
            return lines.readLine();
        }

        private static boolean isClosed(CharSequence text) {
            return text.chars().filter(letter -> letter == QUOTE).count() % 2 == 0;
        }

        private List<String> cells(String text, char separator, int columns) {
            List<String> cells = new ArrayList<>(CsvLine.cells(text, separator));
            if (cells.size() > columns) {
                throw file.problem(
                        begun,
                        "it has " + Counted.of(cells.size(), "cell") + ", the header " + columns + ".",
                        "Put cells with a separator in them in quotes.");
            }
            while (cells.size() < columns) {
                cells.add("");
            }
            return cells;
        }
    }
}
