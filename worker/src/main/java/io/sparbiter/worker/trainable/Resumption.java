package io.sparbiter.worker.trainable;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.checkpoint.CheckpointDirectory;
import io.sparbiter.worker.checkpoint.EpochWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what a trial leaves for its next attempt: the state of the class and the epochs reported. Begins when the class
 * asks where to leave its state, so that others cost nothing. For one thread at a time.
 */
final class Resumption implements AutoCloseable {
    private final ClassTrial type;
    private final Trial trial;
    private Optional<CheckpointDirectory> directory = Optional.empty();
    private List<Epoch> earlier = List.of();

    Resumption(ClassTrial type, Trial trial) {
        this.type = type;
        this.trial = trial;
    }

    /**
     * The directory.
     *
     * @param found hears, once, of the epochs that earlier attempts reported
     */
    Path open(Consumer<List<Epoch>> found) {
        if (directory.isEmpty()) {
            directory = Optional.of(directory());
            earlier = directory.get().earlier();
            found.accept(earlier);
        }
        return directory.get().path();
    }

    private CheckpointDirectory directory() {
        return CheckpointDirectory.ofIdentity(
                type.checkpoints(),
                trial.id(),
                identity(),
                new EpochWords(type.settings().reports().epochNames()));
    }

    /** All that the trial's state depends on. */
    private String identity() {
        return "trial %d, seed %d, %d epochs, point %d %s, class %s, settings %s"
                .formatted(
                        trial.id(),
                        trial.seed(),
                        trial.epochs(),
                        trial.point().index(),
                        trial.point().values(),
                        type.settings().className(),
                        type.settings().settings());
    }

    /** What earlier attempts reported of the epochs before this one, which is the first of this attempt; once. */
    List<Epoch> earlier(int first) {
        List<Epoch> before =
                earlier.stream().filter(epoch -> epoch.number() < first).toList();
        earlier = List.of();
        return before;
    }

    /** Takes note of an epoch of this attempt for the next. */
    void note(Epoch epoch) {
        directory.ifPresent(kept -> kept.note(epoch));
    }

    /** Keeps, with them, what the class has written. */
    void save() {
        directory.ifPresent(CheckpointDirectory::save);
    }

    @Override
    public void close() {
        directory.ifPresent(CheckpointDirectory::close);
    }
}
