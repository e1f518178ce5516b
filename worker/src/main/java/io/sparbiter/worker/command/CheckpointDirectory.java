package io.sparbiter.worker.command;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.checkpoint.CheckpointFiles;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.checkpoint.DirectoryMirror;
import io.sparbiter.worker.checkpoint.EpochLog;
import io.sparbiter.worker.checkpoint.LocalFiles;
import io.sparbiter.worker.command.report.JsonEpochs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of a program's checkpoints, the same for all attempts of a trial: the kept one itself if it is on a file
 * system of this machine, else a copy of it. A first attempt finds it empty. It is there to save time, so whatever goes
 * wrong with it is a warning, and the trial goes on without.
 */
final class CheckpointDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointDirectory.class);
    private static final String EPOCHS = ".sparbiter-epochs.jsonl";

    private final Path path;
    private Optional<DirectoryMirror> mirror;
    private final Optional<EpochLog> epochs;

    private CheckpointDirectory(Path path, Optional<DirectoryMirror> mirror, Optional<EpochLog> epochs) {
        this.path = path;
        this.mirror = mirror;
        this.epochs = epochs;
    }

    /** Makes it ready for an attempt. */
    static CheckpointDirectory open(CheckpointSettings settings, Trial trial, List<String> metrics, Scratch scratch)
            throws IOException {
        if (settings.isOff()) {
            return temporary(scratch);
        }
        CheckpointFiles kept = settings.files(trial.id());
        if (trial.attempt() == 1) {
            attempt("empty", kept::deleteAll);
        }
        if (kept instanceof LocalFiles local) {
            return here(local, metrics, scratch);
        }
        DirectoryMirror mirror = settings.mirror(trial.id(), trial.attempt(), scratch.checkpoint());
        CheckpointDirectory copy = copy(mirror, metrics, scratch);
        if (trial.attempt() > 1) {
            attempt("fetch", mirror::pull);
        }
        return copy;
    }

    private static CheckpointDirectory temporary(Scratch scratch) throws IOException {
        return new CheckpointDirectory(
                Files.createDirectories(scratch.checkpoint()), Optional.empty(), Optional.empty());
    }

    private static CheckpointDirectory here(LocalFiles local, List<String> metrics, Scratch scratch)
            throws IOException {
        Path path = local.directory().toAbsolutePath();
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            LOG.warn("Cannot make the checkpoint directory {}, the trial has none: {}", path, e.toString());
            return temporary(scratch);
        }
        return new CheckpointDirectory(path, Optional.empty(), epochs(path, metrics));
    }

    private static CheckpointDirectory copy(DirectoryMirror mirror, List<String> metrics, Scratch scratch)
            throws IOException {
        Path path = Files.createDirectories(scratch.checkpoint());
        return new CheckpointDirectory(path, Optional.of(mirror), epochs(path, metrics));
    }

    private static Optional<EpochLog> epochs(Path path, List<String> metrics) {
        return Optional.of(new EpochLog(path.resolve(EPOCHS), new JsonEpochs(metrics)));
    }

    Path path() {
        return path;
    }

    /** The epochs of earlier attempts. */
    List<Epoch> earlier() {
        return epochs.map(EpochLog::resume).orElse(List.of());
    }

    /** Takes note of an epoch. */
    void note(Epoch epoch) {
        epochs.ifPresent(log -> log.add(epoch));
    }

    /** Keeps what the program has written by now. */
    void keep() {
        mirror.ifPresent(copy -> attempt("keep", copy::push));
    }

    /** Keeps nothing any more: the search has ended, and deletes what was kept. */
    void forgo() {
        mirror = Optional.empty();
    }

    @Override
    public void close() {
        keep();
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void attempt(String what, Action action) {
        try {
            action.run();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot {} a checkpoint directory: {}", what, e.toString());
        }
    }
}
