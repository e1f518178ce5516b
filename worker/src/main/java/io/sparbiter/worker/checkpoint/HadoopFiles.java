package io.sparbiter.worker.checkpoint;

import io.sparbiter.worker.storage.HadoopOutput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Files of any file system Hadoop knows. File systems are Hadoop's to cache and to close. */
public final class HadoopFiles implements CheckpointFiles {
    private final Configuration configuration;
    private final Path directory;

    public HadoopFiles(Configuration configuration, String directory) {
        this.configuration = configuration;
        this.directory = new Path(directory);
    }

    @Override
    public List<String> names() throws IOException {
        try {
            return Stream.of(fileSystem().listStatus(directory))
                    .map(file -> file.getPath().getName())
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return fileSystem().open(file(name));
    }

    @Override
    public OutputStream create(String name) throws IOException {
        return HadoopOutput.create(fileSystem(), file(name), true);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        if (!fileSystem().rename(file(from), file(to))) {
            throw new IOException("cannot rename " + file(from) + " to " + to);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        fileSystem().delete(file(name), false);
    }

    @Override
    public void deleteAll() throws IOException {
        fileSystem().delete(directory, true);
    }

    private Path file(String name) {
        return new Path(directory, name);
    }

    private FileSystem fileSystem() throws IOException {
        return directory.getFileSystem(configuration);
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
