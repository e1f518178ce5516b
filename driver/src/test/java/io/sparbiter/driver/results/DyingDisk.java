package io.sparbiter.driver.results;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * What a process leaves that dies at some operation on its files: that one is half done, and none after it is done at all.
 * Like an object store it cannot synchronise an open file.
 */
public final class DyingDisk extends RawLocalFileSystem {
    private static final URI NAME = URI.create("dying:///");

    private int left;

    /** @param operations that are done before it dies */
    public DyingDisk(int operations) {
        left = operations;
        try {
            Configuration configuration = new Configuration();
            configuration.setClass("fs.dying.impl", Alive.class, FileSystem.class);
            initialize(NAME, configuration);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The same files for Parquet, which reads by a file system of its own. */
    public static final class Alive extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return NAME;
        }
    }

    /** The results at a path of this machine, on such a disk. */
    public ResultsDirectory results(java.nio.file.Path path) {
        return new ResultsDirectory(this, new Path(path.toString()));
    }

    public synchronized boolean isDead() {
        return left < 0;
    }

    private synchronized void operate() throws IOException {
        if (left <= 0) {
            left = -1;
            throw new IOException("the process is dead");
        }
        left--;
    }

    @Override
    public URI getUri() {
        return NAME;
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        operate();
        // Buffered, so that an operation is a write as the operating system sees it.
        return new FSDataOutputStream(
                new BufferedOutputStream(
                        new Stream(super.create(path, overwrite, bufferSize, replication, blockSize, progress))),
                null);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        operate();
        return super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        operate();
        return super.delete(path, recursive);
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) throws IOException {
        operate();
        return super.mkdirs(path, permission);
    }

    private final class Stream extends FilterOutputStream {
        Stream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                operate();
            } catch (IOException e) {
                out.write(bytes, offset, length / 2);
                out.flush();
                throw e;
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }
}
