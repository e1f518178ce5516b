package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.Printable;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.storage.StoragePath;

/** Says how a shell copies a CSV file without one of its columns. */
record ColumnCut(DataFile file, char separator) {
    /** Whether a shell reads the file. */
    boolean isPossible() {
        return !StoragePath.isUri(file.path());
    }

    /**
     * The line to paste, after a colon.
     *
     * @param column its place, from 0
     * @param columns how many there are
     */
    String line(int column, int columns) {
        String cut = "cut " + delimiter() + "-f" + others(column, columns);
        String path = Printable.word(file.path());
        return ":\n    " + (file.isZipped() ? "gzip -dc < " + path + " | " + cut : cut + " " + path) + " > images.csv";
    }

    /** A tab is the default. */
    private String delimiter() {
        return switch (separator) {
            case '\t' -> "";
            case ',' -> "-d, ";
            default -> "-d'" + separator + "' ";
        };
    }

    private static String others(int column, int columns) {
        String before = column == 0 ? "" : column == 1 ? "1" : "1-" + column;
        String after = column == columns - 1 ? "" : (column + 2) + "-";
        return before.isEmpty() || after.isEmpty() ? before + after : before + "," + after;
    }
}
