package io.sparbiter.driver.results.store;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;

/**
 * A file that is being written. Only its end shows that the store has answered: what is written may stay in a client's
 * buffer, or with one machine of many.
 */
final class WatchedOutput extends OutputStream implements Syncable, StreamCapabilities {
    private final FSDataOutputStream out;
    private final StoreWatch watch;
    private final String store;
    private final String words;

    WatchedOutput(FSDataOutputStream out, StoreWatch watch, String store, String words) {
        this.out = out;
        this.watch = watch;
        this.store = store;
        this.words = words;
    }

    /** Something that writes. */
    private interface Write {
        void run() throws IOException;
    }

    private void watched(boolean isAnswer, Write write) throws IOException {
        watch.during(store, words, isAnswer, () -> {
            write.run();
            return true;
        });
    }

    /** Not watched: one byte goes to a buffer. */
    @Override
    public void write(int b) throws IOException {
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        watched(false, () -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        watched(false, out::flush);
    }

    @Override
    public void hflush() throws IOException {
        watched(false, out::hflush);
    }

    @Override
    public void hsync() throws IOException {
        watched(false, out::hsync);
    }

    @Override
    public void close() throws IOException {
        watched(true, out::close);
    }

    @Override
    public boolean hasCapability(String capability) {
        return out.hasCapability(capability);
    }
}
