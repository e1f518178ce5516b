package io.sparbiter.driver.results.store;

import java.io.EOFException;
import java.io.IOException;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;

/** A file that is being read. */
final class WatchedInput extends FSInputStream {
    private final FSDataInputStream in;
    private final StoreWatch watch;
    private final String store;
    private final String words;

    WatchedInput(FSDataInputStream in, StoreWatch watch, String store, String words) {
        this.in = in;
        this.watch = watch;
        this.store = store;
        this.words = words;
    }

    @Override
    public int read() throws IOException {
        return asked(in::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return asked(() -> in.read(bytes, offset, length));
    }

    /** Of what goes wrong, only an end and a checksum say something of the file. */
    private int asked(StoreWatch.Call<Integer> read) throws IOException {
        try {
            return watch.during(store, words, read);
        } catch (EOFException | ChecksumException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadException(e);
        }
    }

    @Override
    public void seek(long position) throws IOException {
        in.seek(position);
    }

    @Override
    public long getPos() throws IOException {
        return in.getPos();
    }

    @Override
    public boolean seekToNewSource(long target) throws IOException {
        return in.seekToNewSource(target);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
