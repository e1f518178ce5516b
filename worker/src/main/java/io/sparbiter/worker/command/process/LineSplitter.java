package io.sparbiter.worker.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Cuts bytes into lines. A line ends with LF, CR LF or CR alone, which progress bars write. Of a line longer than 64 kB
 * the rest is skipped. Not thread-safe.
 */
final class LineSplitter {
    /** The longest line in bytes. */
    static final int LONGEST = 1 << 16;

    /** Takes the lines. */
    @FunctionalInterface
    interface Sink {
        void line(String text, boolean cut);
    }

    private final Sink sink;
    private final byte[] held = new byte[LONGEST];
    private int length;
    private boolean cut;
    private boolean afterReturn;

    LineSplitter(Sink sink) {
        this.sink = sink;
    }

    /** Hands out the lines that these bytes complete and holds the rest. */
    void feed(byte[] bytes, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            byte value = bytes[i];
            if (value == '\n' && afterReturn) {
                start = i + 1;
            } else if (value == '\n' || value == '\r') {
                complete(bytes, start, i);
                start = i + 1;
            }
            afterReturn = value == '\r';
        }
        hold(bytes, start, count);
    }

    /** Hands out a last line that has no end. */
    void finish() {
        if (length > 0) {
            emit();
        }
    }

    /** Forgets what is held. */
    void reset() {
        length = 0;
        cut = false;
        afterReturn = false;
    }

    /** The usual line lies in one piece and is not copied first. */
    private void complete(byte[] bytes, int from, int to) {
        if (length == 0 && to - from <= LONGEST) {
            sink.line(new String(bytes, from, to - from, UTF_8), false);
        } else {
            hold(bytes, from, to);
            emit();
        }
    }

    private void hold(byte[] bytes, int from, int to) {
        int room = Math.min(to - from, LONGEST - length);
        System.arraycopy(bytes, from, held, length, room);
        length += room;
        cut |= room < to - from;
    }

    private void emit() {
        String text = new String(held, 0, length, UTF_8);
        boolean wasCut = cut;
        length = 0;
        cut = false;
        sink.line(text, wasCut);
    }
}
