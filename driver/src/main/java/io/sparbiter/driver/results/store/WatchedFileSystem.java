package io.sparbiter.driver.results.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.util.Progressable;

/** A file system whose operations a {@link StoreWatch} knows of, as far as this program uses them. */
public final class WatchedFileSystem extends FilterFileSystem {
    private final StoreWatch watch;

    public WatchedFileSystem(FileSystem fs, StoreWatch watch) {
        super(fs);
        this.watch = watch;
    }

    private <T> T watched(String doing, Path path, StoreWatch.Call<T> call) throws IOException {
        return watch.during(store(), words(doing, path), call);
    }

    private String store() {
        return getUri().toString();
    }

    private static String words(String doing, Path path) {
        return doing + " " + path.toUri().getPath();
    }

    /** Ends a file that a writer who is gone may have left open, so that all readers find the same in it; or does nothing. */
    public void end(Path file) throws IOException {
        if (fs instanceof DistributedFileSystem hdfs) {
            watched("ending", file, () -> {
                new LeftOpen(hdfs, file).end();
                return file;
            });
        }
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        try {
            FSDataInputStream in = watched("opening", path, () -> fs.open(path, bufferSize));
            return new FSDataInputStream(new WatchedInput(in, watch, store(), words("reading", path)));
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadException(e);
        }
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
        FSDataOutputStream out = watched(
                "creating",
                path,
                () -> fs.create(path, permission, overwrite, bufferSize, replication, blockSize, progress));
        return new FSDataOutputStream(new WatchedOutput(out, watch, store(), words("writing", path)), null);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        return watched("renaming", from, () -> fs.rename(from, to));
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        return watched("deleting", path, () -> fs.delete(path, recursive));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        return watched("listing", path, () -> fs.listStatus(path));
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
        return watched("making", path, () -> fs.mkdirs(path));
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) throws IOException {
        return watched("making", path, () -> fs.mkdirs(path, permission));
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        return watched("looking for", path, () -> fs.getFileStatus(path));
    }
}
