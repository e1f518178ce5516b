package io.sparbiter.driver.results.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.util.Progressable;

/**
 * The local file system, which can be lost as HDFS is: from then on a stream throws one and the same exception from all
 * that it is asked, to be closed included.
 */
public final class LostDisk extends RawLocalFileSystem {
    public static final String MESSAGE = "All datanodes are bad. Aborting...";

    private volatile boolean lost;

    public LostDisk() {
        try {
            initialize(URI.create("file:///"), new Configuration());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void lost(boolean isLost) {
        lost = isLost;
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        FSDataOutputStream out = super.create(path, overwrite, bufferSize, replication, blockSize, progress);
        return new FSDataOutputStream(new Stream(out), null);
    }

    private final class Stream extends FilterOutputStream implements Syncable, StreamCapabilities {
        private final IOException failure = new IOException(MESSAGE);

        Stream(OutputStream out) {
            super(out);
        }

        private void check() throws IOException {
            if (lost) {
                throw failure;
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            check();
            out.write(bytes, offset, length);
        }

        @Override
        public void write(int b) throws IOException {
            check();
            out.write(b);
        }

        @Override
        public void flush() throws IOException {
            check();
            out.flush();
        }

        @Override
        public void hflush() throws IOException {
            flush();
        }

        @Override
        public void hsync() throws IOException {
            flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
            check();
        }

        @Override
        public boolean hasCapability(String capability) {
            return capability.equals(StreamCapabilities.HSYNC);
        }
    }
}
