package io.sparbiter.worker.network.data.csv;

/** Takes a line of a CSV file apart, of a header or of numbers: neither has separators within its values. */
final class CsvLine {
    private CsvLine() {}

    /** What is between the values: a comma, or else a semicolon or a tab, as in lands where commas are in numbers. */
    static char separator(String line) {
        if (line.indexOf(',') >= 0) {
            return ',';
        }
        return line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
    }

    /** The length without a separator at the end, behind which there is nothing. */
    static int length(String line, char separator) {
        boolean isTrailing = !line.isEmpty() && line.charAt(line.length() - 1) == separator;
        return isTrailing ? line.length() - 1 : line.length();
    }

    /** The values, without quotes around them and blanks within those. */
    static String[] values(String line) {
        char separator = separator(line);
        String[] values = line.substring(0, length(line, separator)).split(String.valueOf(separator), -1);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i].replace("\"", "").strip();
        }
        return values;
    }
}
