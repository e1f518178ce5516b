package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/**
 * Images of a CSV file without labels, the pixels of one on each line. Line 1 may be a header, which begins with a word
 * and not with a number; its names do not matter. Blank lines are skipped.
 */
final class CsvRows {
    private final DataFile file;
    private final ImageFormat format;
    private final CsvLines lines;
    private final CsvRow row;

    /** @param from where the bytes begin */
    CsvRows(DataFile file, InputStream bytes, ImageFormat format, Mark from) {
        this.file = file;
        this.format = format;
        lines = new CsvLines(file, bytes, CsvLines.longest(format.length()), from.offset(), from.lines());
        row = new CsvRow(file, format.length(), expectation());
    }

    /** Where the next line begins. */
    Mark here() {
        return new Mark(lines.offset(), lines.number());
    }

    /** The next image's pixels, valid until the next call; null at the end. */
    byte[] next() throws IOException {
        String line = lines.next();
        if (line != null && isHeader(line)) {
            checkHeader(line);
            line = lines.next();
        }
        return line == null ? null : row.parse(requirePixels(line), lines.number());
    }

    /** The pixels of so many images, or of those that are left. */
    byte[] read(int images) throws IOException {
        var pixels = new ByteArrayOutputStream();
        for (int i = 0; i < images; i++) {
            byte[] next = next();
            if (next == null) {
                return pixels.toByteArray();
            }
            pixels.write(next, 0, next.length);
        }
        return pixels.toByteArray();
    }

    private boolean isHeader(String line) {
        return lines.number() == 1 && beginsWithAWord(line);
    }

    private void checkHeader(String header) {
        String[] names = CsvLine.values(header);
        if (names[0].equalsIgnoreCase("label")) {
            throw file.invalid(
                    "its first column is label, and images to predict have none.",
                    "Remove the column, as with cut -d, -f2-, or give the file's data set to evaluate.");
        }
        if (names.length != format.length()) {
            throw file.invalid(
                    "line 1 has " + names.length + " names where " + expectation() + ".",
                    "Give images of the model's size, one a line, and no other column.");
        }
    }

    private String requirePixels(String line) {
        if (beginsWithAWord(line) && endsWithAWord(line)) {
            throw file.invalid(
                    "line " + lines.number() + " looks like a header, which belongs on line 1 only.",
                    "Remove the line.");
        }
        return line;
    }

    private static boolean endsWithAWord(String line) {
        String[] values = CsvLine.values(line);
        return beginsWithAWord(values[values.length - 1]);
    }

    private static boolean beginsWithAWord(String line) {
        String start = line.replace("\"", "").strip();
        return !start.isEmpty() && Character.isLetter(start.charAt(0));
    }

    private String expectation() {
        return "the model's images have " + format.length() + " pixels (" + format + ")";
    }

    /**
     * A place in a file.
     *
     * @param offset in unzipped bytes
     * @param lines how many lines are before
     */
    record Mark(long offset, long lines) implements Serializable {
        private static final long serialVersionUID = 1;
        static final Mark START = new Mark(0, 0);
    }
}
