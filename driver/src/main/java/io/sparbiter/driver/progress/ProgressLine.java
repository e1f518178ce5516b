package io.sparbiter.driver.progress;

import io.sparbiter.driver.progress.SearchProgress.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** One line at the bottom of a terminal that says how a search stands. */
final class ProgressLine implements ProgressDisplay {
    private final TerminalLine line;
    private volatile Snapshot snapshot = Snapshot.NOTHING;

    /**
     * Draws on standard error.
     *
     * @param trials how many there will be, if that is known
     * @param maxTime when the search ends at the latest, from now
     * @param columns of the terminal
     */
    ProgressLine(OptionalLong trials, Optional<Duration> maxTime, int columns) {
        var words = new ProgressWords(trials, maxTime);
        line = new TerminalLine(trials.orElse(-1), columns, gone -> words.of(snapshot, gone));
    }

    @Override
    public void accept(Snapshot newest) {
        snapshot = newest;
        line.stepTo(newest.done());
    }

    @Override
    public void close() {
        line.close();
    }
}
