package io.sparbiter.driver.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What is kept of a search beside its trials: {@code <results>/searches/<name>/}. */
public final class SearchDirectory {
    private static final String CONFIGURATION = "search.yaml";

    private final FileSystem fs;
    private final Path results;
    private final Path path;

    SearchDirectory(FileSystem fs, Path results, Path path) {
        this.fs = fs;
        this.results = results;
        this.path = path;
    }

    public String name() {
        return path.getName();
    }

    public Path path() {
        return path;
    }

    /** The resolved configuration the search was started with. */
    public String yaml() {
        try (FSDataInputStream in = fs.open(new Path(path, CONFIGURATION))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot read the configuration of search " + name(), "Its trials can still be read.", e);
        }
    }

    /** Opens the journal to append to it; one writer at a time. */
    public Journal journal() {
        return Journal.open(fs, path);
    }

    /** What the journal has, in order; nothing if there is none. */
    public List<JournalEntry> readJournal() {
        return JournalReader.read(fs, path);
    }

    /** Makes this the search that commands mean when none is named. */
    public void markLast() throws IOException {
        LastSearch.mark(fs, path.getParent(), name());
    }

    /** Whoever creates the configuration file has the name. */
    void create(String yaml) throws IOException {
        Directories.make(fs, path);
        Path file = new Path(path, CONFIGURATION);
        byte[] content = yaml.getBytes(StandardCharsets.UTF_8);
        try {
            createExclusively(file, content);
        } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
            throw inUse(name(), results, e);
        }
    }

    private void createExclusively(Path file, byte[] content) throws IOException {
        if (LocalPaths.isLocal(file)) {
            // Hadoop's local file system looks first and creates then; the operating system does both at once.
            Files.write(LocalPaths.of(file), content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return;
        }
        try (FSDataOutputStream out = fs.create(file, false)) {
            out.write(content);
        }
    }

    static ResultsException inUse(String search, Path results, Exception cause) {
        return ResultsException.usage(
                "Cannot start search --name (" + search + "): the name is already in use in " + results + ".",
                "Continue that search with --resume, or choose a new name.",
                cause);
    }
}
