package io.sparbiter.worker.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text's bytes in UTF-8, also if it has the byte order mark of UTF-16, as spreadsheets and Windows' shells write it. */
public final class Utf8Text extends InputStream {
    private static final int MARK = 2;
    private static final int BUFFER = 1 << 13;

    private final Reader text;
    private final char[] characters = new char[BUFFER];
    private byte[] bytes = new byte[0];
    private int used;

    private Utf8Text(Reader text) {
        this.text = text;
    }

    /** The stream itself, from its first byte on, if it is not UTF-16. */
    public static InputStream of(InputStream stored) throws IOException {
        var bytes = new PushbackInputStream(stored, MARK);
        byte[] mark = bytes.readNBytes(MARK);
        Optional<Charset> charset = charset(mark);
        if (charset.isPresent()) {
            return new Utf8Text(new InputStreamReader(bytes, charset.get()));
        }
        bytes.unread(mark);
        return bytes;
    }

    private static Optional<Charset> charset(byte[] mark) {
        if (mark.length < MARK) {
            return Optional.empty();
        }
        return switch (((mark[0] & 0xff) << Byte.SIZE) | (mark[1] & 0xff)) {
            case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    @Override
    public int read() throws IOException {
        return isFilled() ? bytes[used++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (!isFilled()) {
            return -1;
        }
        int count = Math.min(most, bytes.length - used);
        System.arraycopy(bytes, used, target, offset, count);
        used += count;
        return count;
    }

    /** Whether there is a byte, after reading more if need be. */
    private boolean isFilled() throws IOException {
        while (used == bytes.length) {
            int read = text.read(characters);
            if (read < 0) {
                return false;
            }
            bytes = new String(characters, 0, read).getBytes(StandardCharsets.UTF_8);
            used = 0;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
