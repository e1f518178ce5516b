package io.sparbiter.driver.progress;

import io.sparbiter.driver.progress.SearchProgress.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** One line at the bottom of a terminal that says how a search stands, redrawn every second and on every change. */
final class ProgressLine implements ProgressDisplay {
    private final ProgressBar bar;
    private final ProgressWords words;
    private volatile Snapshot snapshot = Snapshot.NOTHING;

    /**
     * Draws on standard error. The library must not look for the width itself: it would take the signals, too.
     *
     * @param trials how many there will be, if that is known
     * @param maxTime when the search ends at the latest, from now
     * @param columns of the terminal
     */
    ProgressLine(OptionalLong trials, Optional<Duration> maxTime, int columns) {
        words = new ProgressWords(trials, maxTime);
        bar = new ProgressBarBuilder()
                .setInitialMax(trials.orElse(-1))
                .setConsumer(new ConsoleProgressBarConsumer(System.err, columns - 1))
                .setRenderer(this::render)
                .build();
    }

    @Override
    public void accept(Snapshot newest) {
        snapshot = newest;
        bar.stepTo(newest.done());
    }

    private String render(ProgressState state, int maxLength) {
        String line = words.of(snapshot, state.getElapsedAfterStart());
        // Blanks to the end of the line wipe out what a longer line before left there.
        return line.length() <= maxLength ? line + " ".repeat(maxLength - line.length()) : line.substring(0, maxLength);
    }

    @Override
    public void close() {
        bar.close();
    }
}
