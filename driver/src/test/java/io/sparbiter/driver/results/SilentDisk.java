package io.sparbiter.driver.results;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * A store that is silent while a certain file is there: whatever it is asked, it answers when the file is gone, and no
 * interrupt helps. Like an object store it cannot synchronise an open file.
 */
public final class SilentDisk extends RawLocalFileSystem {
    private static final URI NAME = URI.create("silent:///");
    private static final String SILENCE = "fs.silent.while";
    private static final AtomicInteger WAITING = new AtomicInteger();

    private java.nio.file.Path silence;

    @Override
    public void initialize(URI uri, Configuration configuration) throws IOException {
        super.initialize(uri, configuration);
        silence = java.nio.file.Path.of(configuration.get(SILENCE));
    }

    /** One that knows the scheme. */
    public static Configuration configuration(java.nio.file.Path silence) {
        var configuration = new Configuration();
        configuration.setClass("fs.silent.impl", SilentDisk.class, FileSystem.class);
        configuration.setBoolean("fs.silent.impl.disable.cache", true);
        configuration.set(SILENCE, silence.toString());
        return configuration;
    }

    /** The same as settings in a file. */
    public static Map<String, String> settings(java.nio.file.Path silence) {
        return Map.of("fs.silent.impl", SilentDisk.class.getName(), SILENCE, silence.toString());
    }

    /** What a directory is called there. */
    public static String uri(java.nio.file.Path directory) {
        return "silent://" + directory;
    }

    /** How many threads of this JVM wait for an answer. */
    public static int waiting() {
        return WAITING.get();
    }

    private void await() {
        boolean interrupted = false;
        WAITING.incrementAndGet();
        while (Files.exists(silence)) {
            LockSupport.parkNanos(5_000_000);
            interrupted |= Thread.interrupted();
        }
        WAITING.decrementAndGet();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public URI getUri() {
        return NAME;
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        await();
        return super.open(path, bufferSize);
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        await();
        return new FSDataOutputStream(
                new Stream(super.create(path, overwrite, bufferSize, replication, blockSize, progress)), null);
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
        return create(path, overwrite, bufferSize, replication, blockSize, progress);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        await();
        return super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        await();
        return super.delete(path, recursive);
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        await();
        return super.listStatus(path);
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) throws IOException {
        await();
        return super.mkdirs(path, permission);
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        await();
        return super.getFileStatus(path);
    }

    private final class Stream extends FilterOutputStream {
        Stream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            await();
            super.close();
        }
    }
}
