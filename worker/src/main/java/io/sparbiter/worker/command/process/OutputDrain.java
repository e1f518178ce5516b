package io.sparbiter.worker.command.process;

import java.io.IOException;
import java.io.InputStream;

/** Reads one output of a program to its end, in constant memory. */
record OutputDrain(InputStream output, OutputTail tail, LineSplitter lines) implements Runnable {
    private static final int BUFFER = 1 << 16;

    /**
     * Holds the stream's lock throughout: when the program ends, the JDK takes what is in the pipe just then and closes
     * it, under this lock, and what a filter such as {@code tee} has yet to write would be lost.
     */
    @Override
    public void run() {
        synchronized (output) {
            readAll();
        }
        lines.finish();
    }

    private void readAll() {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                tail.append(buffer, count);
                lines.feed(buffer, count);
            }
        } catch (IOException e) {
            // The supervisor gave the stream up, since a process it cannot find holds it open.
        }
    }
}
