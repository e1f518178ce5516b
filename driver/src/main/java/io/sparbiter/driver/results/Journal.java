package io.sparbiter.driver.results;

import io.sparbiter.driver.results.JournalEntry.Proposed;
import io.sparbiter.driver.results.JournalEntry.Told;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A search's memory of what was proposed, and of what was told in which order; with the results table it is all of it.
 * A proposal is durable, and with it all that had been told before, when {@link #proposed} returns: one synchronisation a
 * batch. Used by one thread.
 */
public final class Journal implements SearchListener, AutoCloseable {
    private final Path directory;
    private final JournalFile file;
    private final StringBuilder unwritten = new StringBuilder();
    private int known;

    Journal(Path directory, JournalFile file, int known) {
        this.directory = directory;
        this.file = file;
        this.known = known;
    }

    static Journal open(FileSystem fs, Path directory) {
        try {
            int known = (int) JournalReader.read(fs, directory).stream()
                    .filter(Told.class::isInstance)
                    .count();
            return new Journal(directory, file(fs, directory), known);
        } catch (IOException e) {
            throw cannotWrite(directory, e);
        }
    }

    private static JournalFile file(FileSystem fs, Path directory) throws IOException {
        Path first = JournalSegments.path(directory, 0);
        return LocalPaths.isLocal(first)
                ? new LocalJournalFile(LocalPaths.of(first))
                : new SegmentedJournalFile(fs, directory, JournalSegments.next(fs, directory));
    }

    @Override
    public void proposed(List<Trial> trials) {
        int told = unwritten.length();
        for (Trial trial : trials) {
            unwritten.append(JournalFormat.line(entry(trial)));
        }
        try {
            write();
        } catch (ResultsException e) {
            unwritten.setLength(told); // These trials are not going to be submitted.
            throw e;
        }
    }

    private Proposed entry(Trial trial) {
        return new Proposed(
                trial.id(),
                trial.point().index(),
                trial.seed(),
                trial.epochs(),
                trial.candidate().proposedBy(),
                known);
    }

    /** Remembers the end until the next proposal, since nothing depends on it before. */
    @Override
    public void ended(TrialResult result) {
        OptionalDouble score =
                result.outcome() instanceof Scored scored ? OptionalDouble.of(scored.score()) : OptionalDouble.empty();
        Told told = new Told(result.trial().id(), result.outcome().status(), score);
        unwritten.append(JournalFormat.line(told));
        known++;
    }

    private void write() {
        try {
            file.append(unwritten.toString().getBytes(StandardCharsets.UTF_8));
            unwritten.setLength(0);
        } catch (IOException e) {
            throw cannotWrite(directory, e);
        }
    }

    private static ResultsException cannotWrite(Path directory, IOException cause) {
        return ResultsException.failure(
                "Cannot write the journal in " + directory,
                "Free some space there, or make it writable, and continue the search with --resume.",
                cause);
    }

    @Override
    public void close() {
        try (file) {
            if (!unwritten.isEmpty()) {
                write();
            }
        } catch (IOException e) {
            throw cannotWrite(directory, e);
        }
    }
}
