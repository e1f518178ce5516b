package io.sparbiter.worker.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A text's bytes, refused where a line is too long to be kept: a small gzipped file may hold a line of gigabytes. */
public final class LineLimit extends FilterInputStream {
    /** A line is too long; the message says which. */
    public static final class ExceededException extends IOException {
        private static final long serialVersionUID = 1;

        private ExceededException(long line, int longest) {
            super("line " + line + " is longer than " + longest + " bytes");
        }
    }

    private final int longest;
    private long line = 1;
    private int length;

    /** @param longest bytes of a line, its end not counted */
    public LineLimit(InputStream bytes, int longest) {
        super(bytes);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count((byte) value);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int most) throws IOException {
        int read = super.read(bytes, offset, most);
        for (int i = offset; i < offset + read; i++) {
            count(bytes[i]);
        }
        return read;
    }

    private void count(byte value) throws ExceededException {
        if (value == '\n' || value == '\r') {
            line += value == '\n' ? 1 : 0;
            length = 0;
        } else if (++length > longest) {
            throw new ExceededException(line, longest);
        }
    }

    /** What is gone back to would be counted twice. */
    @Override
    public boolean markSupported() {
        return false;
    }
}
