package io.sparbiter.worker.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/** The last 64 kB of what a program wrote to one of its outputs. Thread-safe; it grows until the command has ended. */
public final class OutputTail {
    /** Most bytes kept. */
    public static final int SIZE = 1 << 16;

    private final byte[] ring = new byte[SIZE];
    private long written;

    OutputTail() {}

    synchronized void append(byte[] bytes, int count) {
        int kept = Math.min(count, SIZE);
        int at = (int) ((written + count - kept) % SIZE);
        int first = Math.min(kept, SIZE - at);
        System.arraycopy(bytes, count - kept, ring, at, first);
        System.arraycopy(bytes, count - kept + first, ring, 0, kept - first);
        written += count;
    }

    /** All that is kept. If earlier output is lost, it begins with a whole line where there is one. */
    public String text() {
        return new String(bytes(), UTF_8);
    }

    /** The bytes of {@link #text}, which need not be UTF-8. */
    public synchronized byte[] bytes() {
        byte[] bytes = kept();
        return written <= SIZE ? bytes : Arrays.copyOfRange(bytes, afterFirstLine(bytes), bytes.length);
    }

    private static int afterFirstLine(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    /** The last lines, at most so many, without their ends. */
    public List<String> lines(int most) {
        List<String> lines = text().lines().toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    private byte[] kept() {
        int length = (int) Math.min(written, SIZE);
        int start = (int) ((written - length) % SIZE);
        byte[] bytes = new byte[length];
        int first = Math.min(length, SIZE - start);
        System.arraycopy(ring, start, bytes, 0, first);
        System.arraycopy(ring, 0, bytes, first, length - first);
        return bytes;
    }
}
