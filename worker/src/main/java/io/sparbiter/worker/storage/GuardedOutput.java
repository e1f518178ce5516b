package io.sparbiter.worker.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * An output that is given up at its first failure. That is thrown as it is; after it nothing is written any more, and
 * whoever tries is told in the same words, by an exception of its own.
 */
public abstract class GuardedOutput extends OutputStream {
    private final OutputStream out;
    private IOException failure;

    protected GuardedOutput(OutputStream out) {
        this.out = out;
    }

    /** Something that may fail. */
    protected interface Step {
        void run() throws IOException;
    }

    /** Does it, unless something failed before. */
    protected final synchronized void take(Step step) throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage());
        }
        try {
            step.run();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** The first failure, if there was one. */
    protected final synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void write(int b) throws IOException {
        take(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        take(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        take(out::flush);
    }
}
