package io.sparbiter.driver.results;

import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.driver.results.files.Directories;
import io.sparbiter.driver.results.files.LocalDisk;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.files.SearchName;
import io.sparbiter.driver.results.store.StoreWatch;
import io.sparbiter.driver.results.store.WatchedFileSystem;
import io.sparbiter.driver.results.table.TrialsTable;
import io.sparbiter.worker.storage.MissingFileSystem;
import io.sparbiter.worker.storage.PathProblem;
import io.sparbiter.worker.storage.StoragePath;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where searches leave their results, {@code --results}: the table under {@code trials}, and one directory per search
 * under {@code searches}. A path of any Hadoop file system. Whatever goes wrong is a {@link ResultsException}.
 *
 * <pre>{@code
 * ResultsDirectory results = ResultsDirectory.at("hdfs:///sparbiter/results", configuration);
 * SearchDirectory search = results.open("first");
 * }</pre>
 */
public final class ResultsDirectory {
    private final FileSystem fs;
    private final Path root;

    ResultsDirectory(FileSystem fs, Path root) {
        this.fs = fs;
        this.root = fs.makeQualified(root);
    }

    /**
     * The directory at a path or URI; it need not exist. A path without a scheme is one of this machine, whatever file
     * system a cluster's configuration takes for its own.
     */
    public static ResultsDirectory at(String results, Configuration configuration) {
        PathProblem.of(results).ifPresent(problem -> {
            throw ResultsException.usage(
                    "Cannot use --results (" + results + "): " + problem.words() + ".",
                    StoragePath.isUri(results) ? "Name a folder, or copy the results into one." : problem.remedy());
        });
        try {
            Path path = new Path(results);
            return new ResultsDirectory(fileSystem(results, path, configuration), path);
        } catch (IOException | RuntimeException | NoClassDefFoundError e) {
            throw ResultsException.usage(
                    "Cannot use --results (" + results + "): "
                            + MissingFileSystem.words(results, e)
                                    .map(words -> words + ".")
                                    .orElseGet(() -> Causes.describe(e)),
                    MissingFileSystem.remedy(results, e)
                            .orElse("Give a directory, or a URI of a file system that this machine is configured for."),
                    e);
        }
    }

    private static FileSystem fileSystem(String results, Path path, Configuration configuration) throws IOException {
        if (!StoragePath.isUri(results)) {
            return LocalDisk.open(configuration);
        }
        StoreWatch watch = StoreWatch.ofThisProgram();
        FileSystem fs = watch.during(results, "opening it", () -> path.getFileSystem(configuration));
        return fs instanceof LocalFileSystem ? LocalDisk.open(configuration) : new WatchedFileSystem(fs, watch);
    }

    public Path path() {
        return root;
    }

    /** Where trials leave checkpoints, if nowhere else: a URI. */
    public String checkpoints() {
        return new Path(root, "checkpoints").toString();
    }

    public TrialsTable trials() {
        return new TrialsTable(fs, new Path(root, "trials"));
    }

    /**
     * Makes the directory of a search that is to begin, or finds it. The name is in use once the search {@linkplain
     * SearchDirectory#begin began}; before that, whoever holds the directory's lock may begin it.
     */
    public SearchDirectory prepare(String search) {
        SearchName.check(search);
        SearchDirectory directory = directory(search);
        try {
            requireDirectory();
            Directories.make(fs, directory.path());
            return directory;
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Whether a search of this name began, or has rows. */
    public boolean has(String search) {
        SearchName.check(search);
        try {
            requireDirectory();
            return directory(search).isInUse();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Throws {@link ResultsException} if a search of this name began, or has rows: to know that before anything is done for
     * a new one. Nothing is reserved by it.
     */
    public void requireFree(String search) {
        if (has(search)) {
            throw directory(search).inUse();
        }
    }

    /** Where the trials of a search leave what they print, see {@link SearchDirectory#output}. */
    public String output(String search) {
        return directory(search).output();
    }

    private ResultsException cannotWrite(IOException cause) {
        return ResultsException.usage(
                "Cannot write to --results (" + root + "): " + Causes.describe(cause),
                "Choose a directory that you may write to.",
                cause);
    }

    /** A search that exists. */
    public SearchDirectory open(String search) {
        return open("--search", search);
    }

    /**
     * The same by another option.
     *
     * @param option that names it
     */
    public SearchDirectory open(String option, String search) {
        SearchName.check(option, search);
        List<String> known = searches();
        if (!known.contains(search)) {
            throw ResultsException.usage(
                    "Cannot find " + option + " (" + search + ") in " + root + ".",
                    known.isEmpty() ? "There is no search in it yet." : "It has " + String.join(", ", known) + ".");
        }
        return directory(search);
    }

    /** The search that was started or resumed last. */
    public SearchDirectory last() {
        List<String> known = searches();
        if (known.isEmpty()) {
            throw ResultsException.usage(
                    "Cannot find a search in --results (" + root + "): there is none.",
                    "Start one with: search --config FILE --results " + root + ", or name another directory.");
        }
        try {
            return directory(new LastSearch(fs, searchesPath(), trials()).among(known));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The names of all searches, sorted: those that have a directory of their own and those that have rows only. */
    public List<String> searches() {
        try {
            requireDirectory();
            TreeSet<String> names = new TreeSet<>(trials().searches());
            Directories.names(fs, searchesPath()).stream()
                    .filter(SearchName::isValid)
                    .forEach(names::add);
            return List.copyOf(names);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void requireDirectory() throws IOException {
        if (fs.exists(root) && !fs.getFileStatus(root).isDirectory()) {
            throw ResultsException.usage("Cannot use --results (" + root + "): it is a file.", "Choose a directory.");
        }
    }

    private ResultsException unreadable(IOException cause) {
        return ResultsException.failure(
                "Cannot read --results (" + root + ")", "Check that it is there and may be read.", cause);
    }

    private SearchDirectory directory(String search) {
        return new SearchDirectory(
                fs,
                root,
                new Path(searchesPath(), search),
                trials().files(search).directory());
    }

    private Path searchesPath() {
        return new Path(root, "searches");
    }
}
