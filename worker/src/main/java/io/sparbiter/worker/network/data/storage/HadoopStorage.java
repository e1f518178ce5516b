package io.sparbiter.worker.network.data.storage;

import io.sparbiter.worker.storage.MissingFileSystem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Any file system Hadoop knows. File systems are Hadoop's to cache and to close. */
final class HadoopStorage implements Storage {
    private final Configuration configuration;

    HadoopStorage(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isFile(String path) throws IOException {
        return is(path, FileStatus::isFile);
    }

    @Override
    public boolean isDirectory(String path) throws IOException {
        return is(path, FileStatus::isDirectory);
    }

    @Override
    public InputStream open(String path) throws IOException {
        return fileSystem(path).open(new Path(path));
    }

    @Override
    public List<String> names(String directory) throws IOException {
        return names(directory, FileStatus::isFile);
    }

    @Override
    public List<String> folders(String directory) throws IOException {
        return names(directory, FileStatus::isDirectory);
    }

    private List<String> names(String directory, Predicate<FileStatus> kind) throws IOException {
        return Arrays.stream(fileSystem(directory).listStatus(new Path(directory)))
                .filter(kind)
                .map(status -> status.getPath().getName())
                .toList();
    }

    private boolean is(String path, Predicate<FileStatus> kind) throws IOException {
        FileSystem files = fileSystem(path);
        return files.exists(new Path(path)) && kind.test(files.getFileStatus(new Path(path)));
    }

    private FileSystem fileSystem(String path) throws IOException {
        try {
            return new Path(path).getFileSystem(configuration);
        } catch (RuntimeException | UnsupportedFileSystemException | NoClassDefFoundError e) {
            throw new DataException(
                    "Cannot use " + path + ": "
                            + MissingFileSystem.words(path, e).orElse(e.getMessage()) + ".",
                    MissingFileSystem.remedy(path, e)
                            .orElse("Check the address; its scheme needs its file system's jar on the class path."));
        }
    }
}
