package io.sparbiter.driver.results.files;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * This machine's files, by Hadoop's interface. Hadoop's own throws an {@link Error} when the disk is full, which
 * nobody who writes files catches, and lays a checksum file beside each of ours, though Parquet has its own.
 */
public final class LocalDisk extends RawLocalFileSystem {
    private LocalDisk() {}

    public static LocalDisk open(Configuration configuration) throws IOException {
        var disk = new LocalDisk();
        disk.initialize(URI.create("file:///"), configuration);
        return disk;
    }

    /** Whether a qualified path is one of this machine's. */
    public static boolean holds(Path path) {
        return "file".equals(path.toUri().getScheme());
    }

    /** A qualified path of this machine as Java names it. */
    public static java.nio.file.Path javaPath(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        return withIoFailures(super.create(path, overwrite, bufferSize, replication, blockSize, progress));
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        return withIoFailures(super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress));
    }

    private static FSDataOutputStream withIoFailures(FSDataOutputStream out) throws IOException {
        return new FSDataOutputStream(new IoFailures(out), null);
    }

    /** Something that writes. */
    private interface Write {
        void run() throws IOException;
    }

    private static final class IoFailures extends OutputStream implements Syncable, StreamCapabilities {
        private final FSDataOutputStream out;

        IoFailures(FSDataOutputStream out) {
            this.out = out;
        }

        private static void honestly(Write write) throws IOException {
            try {
                write.run();
            } catch (FSError e) {
                throw new IOException(e.getCause().getMessage(), e);
            }
        }

        @Override
        public void write(int b) throws IOException {
            honestly(() -> out.write(b));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            honestly(() -> out.write(bytes, offset, length));
        }

        @Override
        public void flush() throws IOException {
            honestly(out::flush);
        }

        @Override
        public void hflush() throws IOException {
            honestly(out::hflush);
        }

        @Override
        public void hsync() throws IOException {
            honestly(out::hsync);
        }

        @Override
        public void close() throws IOException {
            honestly(out::close);
        }

        @Override
        public boolean hasCapability(String capability) {
            return out.hasCapability(capability);
        }
    }
}
