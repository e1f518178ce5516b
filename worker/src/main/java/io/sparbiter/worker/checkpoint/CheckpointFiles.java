package io.sparbiter.worker.checkpoint;

import io.sparbiter.worker.storage.HadoopEnvironment;
import io.sparbiter.worker.storage.StoragePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The files in one directory, which need not exist. Names are plain: no slashes. */
public interface CheckpointFiles {
    /** The names of the files; none if there is no directory. */
    List<String> names() throws IOException;

    InputStream open(String name) throws IOException;

    /** Makes the directory if it is missing, and in it a new file. */
    OutputStream create(String name) throws IOException;

    /** Gives a file another name in one step; what had that name before may be replaced. */
    void rename(String from, String to) throws IOException;

    /** Deletes a file, if it is there. */
    void delete(String name) throws IOException;

    /** Deletes the directory with all that is in it, if it is there. */
    void deleteAll() throws IOException;

    /** Of a directory below another, by path or URI; a path without a scheme is this machine's. */
    static CheckpointFiles in(String root, String directory) {
        if (!StoragePath.isUri(root)) {
            return new LocalFiles(Path.of(root, directory));
        }
        URI uri = new org.apache.hadoop.fs.Path(root).toUri();
        // Hadoop's local file system starts a process to set a new file's mode.
        return "file".equals(uri.getScheme())
                ? new LocalFiles(Path.of(uri.getPath(), directory))
                : new HadoopFiles(HadoopEnvironment.configuration(), root + "/" + directory);
    }
}
