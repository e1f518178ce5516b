package io.sparbiter.worker.command.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one output of a program to its end, in constant memory. */
final class OutputDrain implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(OutputDrain.class);
    private static final int BUFFER = 1 << 16;

    private final InputStream output;
    private final OutputTail tail;
    private final LineSplitter lines;
    private final Runnable ready;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean idle;
    private volatile boolean givenUp;

    /** @param ready is run when it holds the stream: before that the program must not begin, since it may end at once */
    OutputDrain(InputStream output, OutputTail tail, LineSplitter lines, Runnable ready) {
        this.ready = ready;
        this.output = output;
        this.tail = tail;
        this.lines = lines;
    }

    /**
     * Holds the stream's lock throughout: when the program ends, the JDK takes what is in the pipe just then and closes
     * it, under this lock, and what a filter such as {@code tee} has yet to write would be lost.
     */
    @Override
    public void run() {
        try {
            synchronized (output) {
                ready.run();
                readAll();
            }
            lines.finish();
        } finally {
            over.countDown();
        }
    }

    private void readAll() {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = next(buffer); count >= 0; count = next(buffer)) {
                tail.append(buffer, count);
                lines.feed(buffer, count);
            }
        } catch (IOException e) {
            if (!givenUp) {
                LOG.warn("An output cannot be read to its end", e);
            }
        }
    }

    private int next(byte[] buffer) throws IOException {
        idle = true;
        int count = output.read(buffer);
        idle = false;
        return count;
    }

    /** Waits at most so long for the end; whether all is read and handed out. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return over.await(millis, MILLISECONDS);
    }

    /** Whether it has lines to hand out, which may wait for whoever takes them; else it waits for the program. */
    boolean isBusy() {
        return !idle && over.getCount() > 0;
    }

    /** Reads no further: a process that nobody can find holds the stream open. */
    void giveUp() throws IOException {
        givenUp = true;
        output.close();
    }
}
