package io.sparbiter.worker.network.data.storage;

import io.sparbiter.worker.storage.PathProblem;
import io.sparbiter.worker.storage.StoragePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** Where files lie. Paths are whole, and a file's path in a directory is the directory's, a slash and its name. */
public interface Storage {
    boolean isFile(String path) throws IOException;

    boolean isDirectory(String path) throws IOException;

    InputStream open(String path) throws IOException;

    /** The files of a directory by name, in any order; nothing of its directories. */
    List<String> names(String directory) throws IOException;

    /** The folders of a directory by name, in any order. */
    List<String> folders(String directory) throws IOException;

    /**
     * The storage of a path: Hadoop's for a URI, the local one otherwise, which spares local searches Hadoop's start-up
     * and its warnings.
     *
     * @param hadoop asked only if it is needed
     * @throws DataException if the path can be none
     */
    static Storage of(String path, Supplier<Configuration> hadoop) {
        PathProblem.of(path).ifPresent(problem -> {
            throw new DataException("Cannot read " + path + ": " + problem.words() + ".", problem.remedy());
        });
        return StoragePath.isUri(path) ? new HadoopStorage(hadoop.get()) : new LocalStorage();
    }
}
