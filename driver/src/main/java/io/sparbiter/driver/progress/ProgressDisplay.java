package io.sparbiter.driver.progress;

import io.sparbiter.driver.progress.SearchProgress.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Shows a person how a search stands. */
public interface ProgressDisplay extends Consumer<Snapshot>, AutoCloseable {
    @Override
    void close();

    /**
     * A line on the terminal, or nothing where standard error is none.
     *
     * @param trials how many there will be
     * @param maxTime when the search ends at the latest, from now
     */
    static ProgressDisplay create(OptionalLong trials, Optional<Duration> maxTime) {
        return isTerminal() ? new ProgressLine(trials, maxTime) : new Silence();
    }

    /** Java cannot tell whether standard error is a terminal; the scripts can. */
    private static boolean isTerminal() {
        return Boolean.getBoolean("sparbiter.terminal");
    }

    /** For pipes and log files. */
    record Silence() implements ProgressDisplay {
        @Override
        public void accept(Snapshot snapshot) {}

        @Override
        public void close() {}
    }
}
