package io.sparbiter.driver.results.files;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * This machine's files, by Hadoop's interface. Hadoop's own throws an {@link Error} when the disk is full, which nobody who
 * writes files catches; lays a checksum file beside each of ours, though Parquet has its own; follows links where a file is
 * to be made; and sets permissions by a setting of its own, and by a process for each file, where the umask says already who
 * may read.
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
        if (!overwrite && exists(path)) {
            throw new FileAlreadyExistsException(path + " is already there");
        }
        Directories.make(this, path.getParent());
        return new FSDataOutputStream(LocalOutput.open(pathToFile(path).toPath(), overwrite, bufferSize), statistics);
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
    protected boolean mkOneDirWithMode(Path path, File directory, FsPermission permission) {
        return directory.mkdir();
    }
}
