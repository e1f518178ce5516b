package io.sparbiter.worker.network.data.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/** Where files lie. Paths are whole, and a file's path in a directory is the directory's, a slash and its name. */
public interface Storage {
    /** Two letters at least: one is a Windows drive. */
    Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    boolean isFile(String path) throws IOException;

    boolean isDirectory(String path) throws IOException;

    InputStream open(String path) throws IOException;

    /** The files of a directory by name, in any order; nothing of its directories. */
    List<String> names(String directory) throws IOException;

    /**
     * The storage of a path: Hadoop's for a URI, the local one otherwise, which spares local searches Hadoop's start-up
     * and its warnings.
     *
     * @param hadoop asked only if it is needed
     */
    static Storage of(String path, Supplier<Configuration> hadoop) {
        return SCHEME.matcher(path).matches() ? new HadoopStorage(hadoop.get()) : new LocalStorage();
    }
}
