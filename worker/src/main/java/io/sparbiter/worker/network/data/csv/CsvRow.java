package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;

/** Reads lines of whole numbers from 0 to 255, separated by commas. */
final class CsvRow {
    private static final int GREATEST = 255;
    private static final String REMEDY = "Repair or remove the line.";

    private final DataFile file;
    private final byte[] values;
    private final String expectation;

    /** Rows as wide as the file's first line. */
    CsvRow(DataFile file, int width) {
        this(file, width, "the first line has " + width);
    }

    /** @param expectation why rows are of this width, after the word "where" */
    CsvRow(DataFile file, int width, String expectation) {
        this.file = file;
        this.values = new byte[width];
        this.expectation = expectation;
    }

    /** The values of a line, valid until the next call. */
    byte[] parse(String line, long number) {
        int column = 0;
        int start = 0;
        while (start <= line.length()) {
            int comma = line.indexOf(',', start);
            int end = comma < 0 ? line.length() : comma;
            if (column < values.length) {
                int value = value(line, start, end);
                if (value < 0) {
                    throw notAPixel(line.substring(start, end), number, column);
                }
                values[column] = (byte) value;
            }
            column++;
            start = end + 1;
        }
        if (column != values.length) {
            throw file.invalid("line " + number + " has " + column + " values where " + expectation + ".", REMEDY);
        }
        return values;
    }

    /** -1 for what is no number in range. By hand, as a file has tens of millions of them. */
    private static int value(String line, int start, int end) {
        int value = start < end ? 0 : -1;
        for (int i = start; i < end && value >= 0; i++) {
            int digit = line.charAt(i) - '0';
            boolean valid = digit >= 0 && digit <= 9 && value * 10 + digit <= GREATEST;
            value = valid ? value * 10 + digit : -1;
        }
        return value;
    }

    private DataException notAPixel(String text, long number, int column) {
        return file.invalid(
                "line " + number + ", column " + (column + 1) + " is \"" + text
                        + "\", which must be a whole number from 0 to " + GREATEST + ".",
                REMEDY);
    }
}
