package io.sparbiter.driver.results.journal;

import io.sparbiter.driver.results.files.LocalDisk;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.JournalEntry.Attempted;
import io.sparbiter.driver.results.journal.JournalEntry.Began;
import io.sparbiter.driver.results.journal.JournalEntry.Continued;
import io.sparbiter.driver.results.journal.JournalEntry.End;
import io.sparbiter.driver.results.journal.JournalEntry.Learned;
import io.sparbiter.driver.results.journal.JournalEntry.Proposal;
import io.sparbiter.driver.results.journal.JournalEntry.Proposed;
import io.sparbiter.driver.results.journal.JournalEntry.Told;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A search's memory of what it began with, what was proposed, and what was told in which order. A proposal is durable when
 * {@link #proposed} returns, or {@link #continued} if a trial goes on, and with it everything told before, the whole result of each trial: so no proposal can
 * outlive a result that its generator had heard of, and a result that is durable here needs no row to be known again. One
 * synchronisation a batch. Used by one thread.
 */
public final class Journal implements SearchListener, AutoCloseable {
    private final Path directory;
    private final JournalFile file;
    private final JournalFormat format;
    private final StringBuilder unwritten = new StringBuilder();
    /** Of trials in flight, the highest number of an attempt that was noted; those in their first are not here. */
    private final Map<Integer, Integer> attempts = new HashMap<>();

    private int known;

    Journal(Path directory, JournalFile file, JournalFormat format, int known) {
        this.directory = directory;
        this.file = file;
        this.format = format;
        this.known = known;
    }

    /** Opens the journal to append to it; {@code known} results are told in it already. */
    public static Journal open(FileSystem fs, Path directory, JournalFormat format, int known) {
        try {
            return new Journal(directory, file(fs, directory), format, known);
        } catch (IOException e) {
            throw cannotWrite(directory, e);
        }
    }

    private static JournalFile file(FileSystem fs, Path directory) throws IOException {
        return LocalDisk.holds(directory)
                ? new LocalJournalFile(LocalDisk.javaPath(lastFile(fs, directory)))
                : new SegmentedJournalFile(fs, directory, JournalSegments.next(fs, directory));
    }

    /** Of a journal that was copied here from a cluster there may be several. */
    private static Path lastFile(FileSystem fs, Path directory) throws IOException {
        List<Segment> segments = JournalSegments.list(fs, directory);
        return segments.isEmpty()
                ? JournalSegments.path(directory, 0)
                : segments.get(segments.size() - 1).file();
    }

    /** Writes a journal's first lines, durably: what the search begins with. */
    public void begin(String version, List<String> warmStart, List<TrialResult> learned) {
        append(new Began(version, warmStart));
        learned.forEach(result -> append(new Learned(Proposal.of(result.trial()), End.of(result))));
        write();
    }

    @Override
    public void resumed(List<Trial> trials) {
        trials.forEach(trial -> noteAttempt(trial.id(), trial.attempt()));
        write();
    }

    @Override
    public void proposed(int asked, List<Trial> trials) {
        writeAtOnce(new Proposed(asked, known, trials.stream().map(Proposal::of).toList()));
    }

    @Override
    public void continued(Trial trial) {
        attempts.put(trial.id(), trial.attempt());
        writeAtOnce(new Continued(trial.id(), trial.attempt()));
    }

    private void writeAtOnce(JournalEntry submission) {
        int told = unwritten.length();
        append(submission);
        try {
            write();
        } catch (ResultsException e) {
            unwritten.setLength(told); // What could not be noted is not going to be submitted.
            throw e;
        }
    }

    /** Spark began a trial again; remembered until the next proposal, as ends are. */
    @Override
    public void started(TrialStart start) {
        noteAttempt(start.trialId(), start.placement().attempt());
    }

    private void noteAttempt(int trialId, int attempt) {
        if (attempt > attempts.getOrDefault(trialId, 1)) {
            attempts.put(trialId, attempt);
            append(new Attempted(trialId, attempt));
        }
    }

    /** Remembers the end until the next proposal, since nothing depends on it before. */
    @Override
    public void ended(TrialResult result) {
        attempts.remove(result.trial().id());
        append(new Told(result.trial().id(), End.of(result)));
        known++;
    }

    private void append(JournalEntry entry) {
        unwritten.append(format.line(entry));
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
