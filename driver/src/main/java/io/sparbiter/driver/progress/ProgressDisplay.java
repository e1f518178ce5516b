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
     * A line on the terminal, or nothing where standard error is none. Java cannot tell; the scripts do, by the system
     * property {@code sparbiter.terminal}, the terminal's columns.
     *
     * @param trials how many there will be
     * @param maxTime when the search ends at the latest, from now
     */
    static ProgressDisplay create(OptionalLong trials, Optional<Duration> maxTime) {
        int columns = Integer.getInteger("sparbiter.terminal", 0);
        return columns > 0 ? new ProgressLine(trials, maxTime, columns) : new Silence();
    }

    /** For pipes and log files. */
    record Silence() implements ProgressDisplay {
        @Override
        public void accept(Snapshot snapshot) {}

        @Override
        public void close() {}
    }
}
