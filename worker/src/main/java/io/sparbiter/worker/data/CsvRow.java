package io.sparbiter.worker.data;

/** Reads lines of whole numbers from 0 to 255, separated by commas. */
final class CsvRow {
    private static final int GREATEST = 255;

    private final DataFile file;
    private final byte[] values;

    CsvRow(DataFile file, int width) {
        this.file = file;
        this.values = new byte[width];
    }

    /** The values of a line, valid until the next call. */
    byte[] parse(String line, int number) {
        int column = 0;
        int start = 0;
        while (start <= line.length()) {
            int comma = line.indexOf(',', start);
            int end = comma < 0 ? line.length() : comma;
            if (column < values.length) {
                values[column] = (byte) value(line, start, end, number, column);
            }
            column++;
            start = end + 1;
        }
        if (column != values.length) {
            throw file.invalid(
                    "line " + number + " has " + column + " values where the header has " + values.length + ".",
                    "Repair or remove the line.");
        }
        return values;
    }

    /** By hand: an image has hundreds of numbers and a file tens of millions. */
    private int value(String line, int start, int end, int number, int column) {
        int value = start < end ? 0 : -1;
        for (int i = start; i < end && value >= 0; i++) {
            int digit = line.charAt(i) - '0';
            value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
            if (value > GREATEST) {
                value = -1;
            }
        }
        if (value >= 0) {
            return value;
        }
        // Spaces and leading signs are rare enough to be looked at twice.
        throw file.invalid(
                "line " + number + ", column " + (column + 1) + " is \"" + line.substring(start, end)
                        + "\", which must be a whole number from 0 to " + GREATEST + ".",
                "Repair or remove the line.");
    }
}
