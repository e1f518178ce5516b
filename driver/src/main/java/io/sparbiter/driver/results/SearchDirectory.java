package io.sparbiter.driver.results;

import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.driver.results.files.HiddenFile;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.Journal;
import io.sparbiter.driver.results.journal.JournalEntry;
import io.sparbiter.driver.results.journal.JournalFormat;
import io.sparbiter.driver.results.journal.JournalMerge;
import io.sparbiter.driver.results.journal.JournalReader;
import io.sparbiter.driver.results.journal.JournalSegments;
import io.sparbiter.search.trial.ReportSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept of a search beside its trials: {@code <results>/searches/<name>/}. */
public final class SearchDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(SearchDirectory.class);
    private static final String CONFIGURATION = "search.yaml";
    private static final int MOST_BYTES = 1 << 24;

    private final FileSystem fs;
    private final Path results;
    private final Path path;
    private final Path trials;

    SearchDirectory(FileSystem fs, Path results, Path path, Path trials) {
        this.fs = fs;
        this.results = results;
        this.path = path;
        this.trials = trials;
    }

    public String name() {
        return path.getName();
    }

    public Path path() {
        return path;
    }

    /** Where its trials leave what they print: a URI of a directory that need not exist. */
    public String output() {
        return new Path(path, "output").toString();
    }

    /** What a trial printed in its last attempt, as far as it was kept. */
    public PrintedOutput printed(int trialId) {
        return PrintedOutput.read(fs, new Path(output(), "trial-" + trialId));
    }

    /** The resolved configuration the search was started with. */
    public String yaml() {
        try (FSDataInputStream in = fs.open(new Path(path, CONFIGURATION))) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            if (in.read() >= 0) {
                throw new IOException("it is larger than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot read the configuration of search " + name(), "Its trials can still be read.", e);
        }
    }

    public FileSystem fileSystem() {
        return fs;
    }

    /**
     * Opens the journal to append to it; one writer at a time.
     *
     * @param reports what the search's trials report
     * @param known how many results it tells by now
     */
    public Journal journal(ReportSchema reports, int known) {
        return Journal.open(fs, path, new JournalFormat(reports.epochNames()), known);
    }

    /**
     * Has the journal end where a driver that was killed stopped writing it. To be called under the search's lock, before
     * the journal is read.
     */
    public void endJournal() {
        try {
            JournalSegments.end(fs, path);
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot read the journal in " + path + " to its end",
                    "Continue the search with --resume when its store has all its machines.",
                    e);
        }
    }

    /** Hands over what the journal has, in order; nothing if there is none. */
    public void readJournal(ReportSchema reports, Consumer<JournalEntry> entries) {
        JournalReader.read(fs, path, new JournalFormat(reports.epochNames()), entries);
    }

    /**
     * Merges the journal's files if they are many, as on stores that cannot append to one. To be called under the search's
     * lock, while nobody writes; throws {@link ResultsException} if that fails, and then nothing is lost.
     */
    public void mergeJournal() {
        try {
            JournalMerge.run(fs, path);
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot merge the files of the journal in " + path,
                    "No line is lost; it is tried again when the search is resumed.",
                    e);
        }
    }

    /** Makes this the search that commands mean when none is named. */
    public void markLast() throws IOException {
        LastSearch.mark(fs, path.getParent(), name());
    }

    /**
     * Writes down what the search begins with, and takes its name by that. The configuration comes last and is whole when
     * it appears: a search that has one has its journal's beginning, too. To be called under the search's lock.
     *
     * @throws ResultsException if the name is in use, or if this cannot be written
     */
    public void begin(SearchBeginning beginning) {
        try {
            if (isInUse()) {
                throw inUse();
            }
            HiddenFile.deleteLeftovers(fs, new Path(path, CONFIGURATION));
            JournalSegments.delete(fs, path); // A driver may have died before it came to the configuration.
            try (Journal journal = journal(beginning.reports(), 0)) {
                journal.begin(beginning.version(), beginning.warmStart(), beginning.learned());
            }
            write(beginning.yaml());
            markLast();
        } catch (IOException e) {
            throw ResultsException.usage(
                    "Cannot write to --results (" + results + "): " + Causes.describe(e),
                    "Choose a directory that you may write to.",
                    e);
        }
    }

    /**
     * Takes back a search that has just begun, with what rows it has; to be called under its lock. What cannot be deleted
     * stays.
     */
    public void discard() {
        for (Path directory : List.of(trials, path)) {
            try {
                fs.delete(directory, true);
            } catch (IOException e) {
                LOG.warn("Cannot delete {}: {}", directory, e.getMessage());
            }
        }
    }

    private void write(String yaml) throws IOException {
        try (HiddenFile file = new HiddenFile(fs, new Path(path, CONFIGURATION))) {
            try (OutputStream out = file.createOrOverwrite(0)) {
                out.write(yaml.getBytes(StandardCharsets.UTF_8));
            }
            file.publish();
        }
    }

    /** Whether the search has begun. */
    public boolean hasBegun() throws IOException {
        return fs.exists(new Path(path, CONFIGURATION));
    }

    boolean isInUse() throws IOException {
        return hasBegun() || fs.exists(trials);
    }

    ResultsException inUse() {
        return ResultsException.usage(
                "Cannot start search --name (" + name() + "): the name is already in use in " + results + ".",
                "Continue that search with --resume, or choose a new name.");
    }
}
