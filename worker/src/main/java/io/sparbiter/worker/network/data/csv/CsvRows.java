package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.csv.CsvLine;
import io.sparbiter.worker.network.data.csv.PixelColumns.Unread;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Optional;

/**
 * Images of a CSV file without labels, the pixels of one on each line. Line 1 may be a header ({@link CsvHeader}), whose
 * names do not matter but that of a label ({@link PixelColumns}). Blank lines are skipped.
 */
final class CsvRows {
    private final DataFile file;
    private final PixelColumns columns;
    private final CsvLines lines;
    private boolean hasBegun;
    private Unread unread;
    private CsvRow row;

    /** @param from where the bytes begin */
    CsvRows(PixelColumns columns, InputStream bytes, Mark from) {
        file = columns.file();
        this.columns = columns;
        lines = new CsvLines(file, bytes, CsvLines.longest(columns.format().length()), from.offset(), from.lines());
        hasBegun = from.lines() > 0;
        leaveOut(from.unread());
    }

    private void leaveOut(Unread others) {
        unread = others;
        row = new CsvRow(file, others.before(), others.label(), columns.format().length(), columns.expectation());
    }

    /** Where the next line begins. */
    Mark here() {
        return new Mark(lines.offset(), lines.number(), unread);
    }

    /** The columns that are no pixels, after the first image. */
    Unread unread() {
        return unread;
    }

    /** The next image's pixels, valid until the next call; null at the end. */
    byte[] next() throws IOException {
        String line = lines.next();
        if (line != null && !hasBegun) {
            hasBegun = true;
            line = begin(line);
        }
        return line == null ? null : row.parse(requirePixels(line), lines.number());
    }

    /** The first line of an image; null if there is none. */
    private String begin(String first) throws IOException {
        Optional<CsvHeader> header = lines.number() > 1 ? Optional.empty() : CsvHeader.of(first);
        if (header.isEmpty()) {
            columns.check(first, lines.number());
            return first;
        }
        String line = lines.next();
        CsvHeader names = line == null ? header.get() : header.get().over(line);
        leaveOut(columns.of(names, CsvLine.separator(first)));
        return line;
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

    /**
     * A place in a file.
     *
     * @param offset in bytes of the unzipped text in UTF-8
     * @param lines how many lines are before
     * @param unread columns of all lines
     */
    record Mark(long offset, long lines, Unread unread) implements Serializable {
        private static final long serialVersionUID = 1;
        static final Mark START = new Mark(0, 0, Unread.NONE);
    }
}
