package io.sparbiter.driver.progress;

import io.sparbiter.driver.progress.TrainingProgress.Snapshot;
import io.sparbiter.search.trial.Objective;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a person how a training stands: on a terminal in one line, elsewhere not at all. */
public final class TrainingDisplay implements Consumer<Snapshot>, AutoCloseable {
    /** Of an epoch, at least one. */
    private final int batches;

    private final Optional<TerminalLine> line;
    private volatile Snapshot snapshot = Snapshot.NOTHING;

    private TrainingDisplay(TrainingWords words, int columns) {
        batches = Math.max(1, words.batches());
        long most = (long) words.epochs() * batches;
        line = columns > 0
                ? Optional.of(new TerminalLine(most, columns, gone -> words.of(snapshot, gone)))
                : Optional.empty();
    }

    /**
     * Where standard error is a terminal, see {@link ProgressDisplay#create}.
     *
     * @param epochs the most there will be
     * @param batches of an epoch, 0 if nobody counts them
     */
    public static TrainingDisplay create(int epochs, int batches, Objective objective) {
        return new TrainingDisplay(
                new TrainingWords(epochs, batches, objective), Integer.getInteger("sparbiter.terminal", 0));
    }

    @Override
    public void accept(Snapshot newest) {
        snapshot = newest;
        line.ifPresent(drawn -> drawn.stepTo((long) newest.epochs() * batches + Math.min(newest.batches(), batches)));
    }

    @Override
    public void close() {
        line.ifPresent(TerminalLine::close);
    }
}
