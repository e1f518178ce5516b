package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.Counted;
import io.sparbiter.worker.csv.CsvLine;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;

/**
 * Reads lines of whole numbers from 0 to 255, as people's programs write them: separated by commas, semicolons or tabs
 * ({@link CsvLine}), in quotes or not, and with a decimal part of zeros or without.
 */
final class CsvRow {
    static final int NONE = -1;
    private static final int GREATEST = 255;
    private static final String REMEDY = "Repair or remove the line.";

    private final DataFile file;
    private final byte[] values;
    private final String expectation;
    private final int skipped;
    private final int unread;
    private int label = NONE;
    private boolean isBelowHeader;
    private boolean isFirst = true;
    private char separator;
    /** Whether a separator may stand at the end of lines, as it does at that of the first. */
    private boolean mayTrail;

    /**
     * Rows of a width.
     *
     * @param skipped columns before the values, which are not read
     * @param width how many values a row has
     * @param expectation why it has so many, after the word "where"
     */
    CsvRow(DataFile file, int skipped, int width, String expectation) {
        this(file, skipped, NONE, width, expectation);
    }

    /** @param unread the place, from 0, of a column among the values that may have anything, or {@link #NONE} */
    CsvRow(DataFile file, int skipped, int unread, int width, String expectation) {
        this.file = file;
        this.skipped = skipped;
        this.unread = unread;
        this.values = new byte[width];
        this.expectation = expectation;
    }

    /** The same, of which one has the labels, so that what is wrong with it is told otherwise. */
    CsvRow labelled(int place, boolean belowHeader) {
        label = place;
        isBelowHeader = belowHeader;
        return this;
    }

    /** The values of a line, valid until the next call. */
    byte[] parse(String line, long number) {
        int length = length(line);
        int column = 0;
        int read = 0;
        int start = start(line);
        while (start <= length) {
            int next = line.indexOf(separator, start);
            int end = next < 0 || next > length ? length : next;
            if (column != unread && read < values.length) {
                int value = value(line, start, end);
                if (value < 0) {
                    throw notAPixel(line.substring(start, end), number, column);
                }
                values[read++] = (byte) value;
            }
            column++;
            start = end + 1;
        }
        if (column != columns()) {
            throw file.invalid(
                    "line " + number + " has " + Counted.of(skipped + column, "value") + " where " + expectation + ".",
                    REMEDY);
        }
        return values;
    }

    /** How many a line has after those that are skipped. */
    private int columns() {
        return unread == NONE ? values.length : values.length + 1;
    }

    /** Of a line that alone ends with a separator, a value is missing behind it. */
    private int length(String line) {
        if (isFirst || line.indexOf(separator) < 0) {
            separator = CsvLine.separator(line);
        }
        int length = CsvLine.length(line, separator);
        if (isFirst) {
            isFirst = false;
            mayTrail = length < line.length();
        }
        return mayTrail ? length : line.length();
    }

    /** Where the first value begins. */
    private int start(String line) {
        int start = 0;
        for (int i = 0; i < skipped; i++) {
            start = line.indexOf(separator, start) + 1;
        }
        return start;
    }

    /** -1 for what is no number in range. By hand, as a file has tens of millions of them. */
    private int value(String line, int start, int end) {
        boolean isQuoted = start + 1 < end && line.charAt(start) == '"' && line.charAt(end - 1) == '"';
        return isQuoted ? number(line, start + 1, end - 1) : number(line, start, end);
    }

    private int number(String line, int start, int end) {
        int value = start < end ? 0 : -1;
        for (int i = start; i < end && value >= 0; i++) {
            if (isPoint(line.charAt(i)) && i > start) {
                return areZeros(line, i + 1, end) ? value : -1;
            }
            int digit = line.charAt(i) - '0';
            boolean valid = digit >= 0 && digit <= 9 && value * 10 + digit <= GREATEST;
            value = valid ? value * 10 + digit : -1;
        }
        return value;
    }

    /** Where commas are not between the values, they may be in them. */
    private boolean isPoint(char character) {
        return character == '.' || (character == ',' && separator != ',');
    }

    private static boolean areZeros(String line, int start, int end) {
        for (int i = start; i < end; i++) {
            if (line.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private DataException notAPixel(String text, long number, int column) {
        return file.invalid(
                "line " + number + ", column " + (skipped + column + 1) + " is \"" + text
                        + "\", which must be a whole number from 0 to " + GREATEST + ".",
                column == label
                        ? new LabelCure(file, separator, isBelowHeader, skipped + column).text()
                        : new FractionCure(file, separator).of(text.strip()).orElse(REMEDY));
    }
}
