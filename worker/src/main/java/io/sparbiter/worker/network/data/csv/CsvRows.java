package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Images of a CSV file without labels, the pixels of one on each line. Line 1 may be a header ({@link CsvHeader}), whose
 * names do not matter. Blank lines are skipped.
 */
final class CsvRows {
    private final DataFile file;
    private final ImageFormat format;
    private final CsvLines lines;
    private CsvRow row;
    private int skipped;

    /** @param from where the bytes begin */
    CsvRows(DataFile file, InputStream bytes, ImageFormat format, Mark from) {
        this.file = file;
        this.format = format;
        lines = new CsvLines(file, bytes, CsvLines.longest(format.length()), from.offset(), from.lines());
        skip(from.skipped());
    }

    private void skip(int columns) {
        skipped = columns;
        row = new CsvRow(file, columns, format.length(), expectation());
    }

    /** Where the next line begins. */
    Mark here() {
        return new Mark(lines.offset(), lines.number(), skipped);
    }

    /** The next image's pixels, valid until the next call; null at the end. */
    byte[] next() throws IOException {
        String line = lines.next();
        Optional<CsvHeader> header = line == null || lines.number() > 1 ? Optional.empty() : CsvHeader.of(line);
        if (header.isPresent()) {
            line = lines.next();
            begin(header.get(), line);
        }
        return line == null ? null : row.parse(requirePixels(line), lines.number());
    }

    /** @param line the first below the header, null if there is none */
    private void begin(CsvHeader header, String line) {
        CsvHeader names = line == null ? header : header.over(line);
        check(names);
        skip(names.skipped());
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

    private void check(CsvHeader header) {
        List<String> names = header.names();
        Optional<String> label = LabelColumn.likely(header);
        boolean isLabelled = label.isPresent() && names.size() == format.length() + 1;
        if (isLabelled || label.filter(name -> name.equalsIgnoreCase("label")).isPresent()) {
            int column = header.skipped() + names.indexOf(label.orElseThrow()) + 1;
            throw file.invalid(
                    "its column " + column + " is " + label.get() + ", and images to predict have none.",
                    "Remove the column, or give the file's data set to evaluate.");
        }
        if (names.size() != format.length()) {
            throw file.invalid(
                    "line 1 has " + names.size() + " names where " + expectation() + ".",
                    "Give images of the model's size, one a line, and no other column.");
        }
    }

    private String requirePixels(String line) {
        if (beginsWithAWord(line)
                && CsvHeader.of(line).filter(CsvRows::endsWithAWord).isPresent()) {
            throw file.invalid(
                    "line " + lines.number() + " looks like a header, which belongs on line 1 only.",
                    "Remove the line.");
        }
        return line;
    }

    private static boolean endsWithAWord(CsvHeader header) {
        return beginsWithAWord(header.names().get(header.names().size() - 1));
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
     * @param offset in bytes of the unzipped text in UTF-8
     * @param lines how many lines are before
     * @param skipped how many columns are before the pixels
     */
    record Mark(long offset, long lines, int skipped) implements Serializable {
        private static final long serialVersionUID = 1;
        static final Mark START = new Mark(0, 0, 0);
    }
}
