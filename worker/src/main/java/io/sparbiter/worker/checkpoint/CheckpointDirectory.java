package io.sparbiter.worker.checkpoint;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.storage.TemporaryFolders;
import io.sparbiter.worker.trial.SetupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trial's checkpoints as a directory of this machine, for programs and classes that know files only, and the epochs that
 * it has reported. Where the root is a directory of this machine, it is the trial's own below it. Elsewhere it is a copy in
 * a temporary directory, brought here when it is opened, and away when it is saved: so a later attempt finds all files of
 * one save, or of the one before. Without checkpoints, or where they cannot be had, it is a temporary directory: they are
 * there to save time, so the trial goes on without.
 *
 * <pre>{@code
 * try (var directory = CheckpointDirectory.ofAttempt(settings, trial.id(), trial.attempt(), format)) {
 *     for (…) {
 *         train(directory.path());
 *         directory.note(epoch);
 *         directory.save();
 *     }
 * }
 * }</pre>
 */
public final class CheckpointDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointDirectory.class);

    private final Path path;
    private final boolean isTemporary;
    private final EpochLog log;
    private final CheckpointTrouble trouble;
    private Optional<DirectoryCopy> copy;

    private CheckpointDirectory(
            Path path,
            boolean isTemporary,
            Optional<DirectoryCopy> copy,
            EpochFormat format,
            CheckpointTrouble trouble) {
        this.path = path;
        this.isTemporary = isTemporary;
        this.copy = copy;
        this.trouble = trouble;
        log = new EpochLog(path.resolve(format.file()), format);
    }

    /**
     * Opens, with what earlier attempts at a trial of this identity have saved.
     *
     * @param identity one line of all that the trial's state depends on, such as its seed: what a trial of another identity
     *     has left is deleted
     * @throws SetupException if not even a temporary directory can be made
     */
    public static CheckpointDirectory ofIdentity(
            CheckpointSettings settings, int trialId, String identity, EpochFormat format) {
        return open(settings, trialId, new Archiving(identity), format);
    }

    /**
     * Opens, with what earlier attempts have saved; empty for a first.
     *
     * @throws SetupException if not even a temporary directory can be made
     */
    public static CheckpointDirectory ofAttempt(
            CheckpointSettings settings, int trialId, int attempt, EpochFormat format) {
        return open(settings, trialId, new Mirroring(attempt, CheckpointTrouble.in(settings)), format);
    }

    private static CheckpointDirectory open(
            CheckpointSettings settings, int trialId, Keeping keeping, EpochFormat format) {
        CheckpointTrouble trouble = CheckpointTrouble.in(settings);
        if (!settings.isOff()) {
            try {
                return open(settings.files(trialId), keeping, format, trouble);
            } catch (IOException | RuntimeException e) {
                trouble.tell("use the checkpoints of trial " + trialId, e);
            }
        }
        return new CheckpointDirectory(temporary(), true, Optional.empty(), format, trouble);
    }

    private static CheckpointDirectory open(
            CheckpointFiles files, Keeping keeping, EpochFormat format, CheckpointTrouble trouble) throws IOException {
        if (files instanceof LocalFiles local) {
            keeping.open(local);
            return new CheckpointDirectory(
                    local.directory().toAbsolutePath(), false, Optional.empty(), format, trouble);
        }
        Path here = temporary();
        try {
            return new CheckpointDirectory(here, true, Optional.of(keeping.open(files, here)), format, trouble);
        } catch (IOException | RuntimeException e) {
            delete(here);
            throw e;
        }
    }

    private static Path temporary() {
        try {
            return TemporaryFolders.ofThisJvm().create("checkpoint-");
        } catch (IOException e) {
            String problem =
                    "Cannot make a directory in " + System.getProperty("java.io.tmpdir") + ": " + e.getMessage();
            throw new SetupException(problem, "Make room there, or name another by -Djava.io.tmpdir.", e);
        }
    }

    private static void delete(Path directory) {
        try {
            new LocalFiles(directory).deleteAll();
        } catch (IOException e) {
            LOG.warn("Cannot delete {}: {}", directory, e.toString());
        }
    }

    /** The directory, which exists. Names that begin with a dot are this program's. */
    public Path path() {
        return path;
    }

    /** Reads the epochs that earlier attempts took note of; before this one takes note of any. */
    public List<Epoch> earlier() {
        return log.resume();
    }

    /** Takes note of an epoch, among the files to save. Warns where it cannot. */
    public void note(Epoch epoch) {
        log.add(epoch);
    }

    /** Keeps the files as they are for a later attempt. Warns where it cannot: the trial goes on. */
    public void save() {
        copy.ifPresent(kept -> {
            try {
                kept.save();
            } catch (IOException | RuntimeException e) {
                trouble.tell("leave a checkpoint in " + kept, e);
            }
        });
    }

    /** Saves nothing any more: the search has ended, and deletes what was saved. */
    public void forgo() {
        copy = Optional.empty();
    }

    /** Deletes the directory if it is a copy or temporary; what was saved stays. */
    @Override
    public void close() {
        if (isTemporary) {
            delete(path);
        }
    }
}
