package io.sparbiter.worker.storage;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * A new file on one of Hadoop's file systems, from which no exception comes twice. HDFS' stream throws the one of a failed
 * write again when it is closed, and Java answers a try-with-resources that meets one exception twice with
 * "Self-suppression not permitted" in place of what went wrong.
 *
 * <p>The first failure is thrown as it is. After it nothing is written any more: a write fails in the same words, and
 * closing releases the file and throws nothing. Closing twice is closing once. One thread.
 */
public final class HadoopOutput extends GuardedOutput {
    private final FSDataOutputStream out;
    private boolean closed;

    HadoopOutput(FSDataOutputStream out) {
        super(out);
        this.out = out;
    }

    /**
     * Creates a file.
     *
     * @param overwrite whether it may be there already; else that is a failure
     */
    public static HadoopOutput create(FileSystem fs, Path path, boolean overwrite) throws IOException {
        return new HadoopOutput(fs.create(path, overwrite));
    }

    /** How many bytes were written. */
    public long position() {
        return out.getPos();
    }

    /** Whether what is written can be made durable before the file is closed. */
    public boolean canSynchronise() {
        return out.hasCapability(StreamCapabilities.HSYNC);
    }

    /** Returns when all that was written would survive a crash. */
    public void synchronise() throws IOException {
        take(out::hsync);
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        Optional<IOException> failure = failure();
        if (failure.isEmpty()) {
            take(out::close);
        } else {
            release(failure.get());
        }
    }

    private void release(IOException failure) {
        try {
            out.close();
        } catch (IOException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }
}
