package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.network.data.storage.DataFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a file's lines and knows where in the file they are, so that reading can go on from there another time. */
final class CsvLines {
    private static final int CHUNK = 1 << 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final DataFile file;
    private final InputStream bytes;
    private final int longest;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int filled;
    private int used;
    private long offset;
    private long number;

    /**
     * Lines from some place of a file on.
     *
     * @param longest bytes of a line that is not refused: a file of another kind may have one line of gigabytes
     * @param offset of the first line, in bytes
     * @param number of lines before
     */
    CsvLines(DataFile file, InputStream bytes, int longest, long offset, long number) {
        this.file = file;
        this.bytes = bytes;
        this.longest = longest;
        this.offset = offset;
        this.number = number;
    }

    /** Lines of up to 32 characters a value. */
    static int longest(int values) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, 4096 + 32L * values));
    }

    /** Where the next line begins. */
    long offset() {
        return offset;
    }

    /** The number of the line that {@link #next} gave, from 1. */
    long number() {
        return number;
    }

    /** The next line that is not blank, without its end; null if there is none. */
    String next() throws IOException {
        String next = read();
        while (next != null && next.isBlank()) {
            next = read();
        }
        return next;
    }

    private String read() throws IOException {
        line.reset();
        int value = nextByte();
        if (value < 0) {
            return null;
        }
        number++;
        while (value >= 0 && value != '\n' && value != '\r') {
            append(value);
            value = nextByte();
        }
        if (value == '\r') {
            skipNewline();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** A carriage return ends a line, alone or with the newline after it. */
    private void skipNewline() throws IOException {
        int value = nextByte();
        if (value >= 0 && value != '\n') {
            used--;
            offset--;
        }
    }

    private void append(int value) {
        if (line.size() == longest) {
            throw file.invalid(
                    "line " + number + " is longer than " + longest + " bytes.",
                    "Check that the file is a CSV file, an IDX file or a picture.");
        }
        line.write(value);
    }

    /** -1 at the end. */
    private int nextByte() throws IOException {
        if (used == filled) {
            filled = bytes.read(chunk);
            used = 0;
            if (filled < 1) {
                filled = 0;
                return -1;
            }
        }
        offset++;
        return chunk[used++] & 0xff;
    }
}
