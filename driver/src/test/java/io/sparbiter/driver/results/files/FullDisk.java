package io.sparbiter.driver.results.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** The local file system, with a disk that can be full: files can be made, but nothing can be written to them. */
public final class FullDisk extends RawLocalFileSystem {
    private volatile boolean full;

    public FullDisk() {
        try {
            initialize(URI.create("file:///"), new Configuration());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void full(boolean isFull) {
        full = isFull;
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        FSDataOutputStream out = super.create(path, overwrite, bufferSize, replication, blockSize, progress);
        return new FSDataOutputStream(new Stream(out), null);
    }

    private final class Stream extends FilterOutputStream {
        Stream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }
}
