package io.sparbiter.worker.command;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.checkpoint.CheckpointFiles;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.checkpoint.DirectoryMirror;
import io.sparbiter.worker.checkpoint.LocalFiles;
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
    private final Optional<DirectoryMirror> mirror;
    private final Optional<EpochFile> epochs;

    private CheckpointDirectory(Path path, Optional<DirectoryMirror> mirror, Optional<EpochFile> epochs) {
        this.path = path;
        this.mirror = mirror;
        this.epochs = epochs;
    }

    /** Makes it ready for an attempt. */
    static CheckpointDirectory open(CheckpointSettings settings, Trial trial, List<String> metrics, Scratch scratch)
            throws IOException {
        if (settings.isOff()) {
            return new CheckpointDirectory(
                    Files.createDirectory(scratch.checkpoint()), Optional.empty(), Optional.empty());
        }
        CheckpointFiles kept = settings.files(trial.id());
        if (trial.attempt() == 1) {
            attempt("empty", kept::deleteAll);
        }
        Path path = kept instanceof LocalFiles local ? local.directory().toAbsolutePath() : scratch.checkpoint();
        Files.createDirectories(path);
        Optional<DirectoryMirror> mirror =
                kept instanceof LocalFiles ? Optional.empty() : Optional.of(settings.mirror(trial.id(), path));
        mirror.ifPresent(copy -> attempt("fetch", copy::pull));
        return new CheckpointDirectory(path, mirror, Optional.of(new EpochFile(path.resolve(EPOCHS), metrics)));
    }

    Path path() {
        return path;
    }

    /** The epochs of earlier attempts. */
    List<Epoch> earlier() {
        try {
            return epochs.isPresent() ? epochs.get().read() : List.of();
        } catch (IOException e) {
            LOG.warn("Cannot read the epochs of earlier attempts in {}: {}", path, e.toString());
            return List.of();
        }
    }

    /** Takes note of an epoch. */
    void note(Epoch epoch) {
        epochs.ifPresent(file -> attempt("note an epoch in", () -> file.append(epoch)));
    }

    /** Keeps what the program has written by now. */
    void keep() {
        mirror.ifPresent(copy -> attempt("keep", copy::push));
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
