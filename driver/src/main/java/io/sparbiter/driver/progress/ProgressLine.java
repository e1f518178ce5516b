package io.sparbiter.driver.progress;

import io.sparbiter.driver.progress.SearchProgress.Snapshot;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** One line at the bottom of a terminal that says how a search stands, redrawn every second and on every change. */
final class ProgressLine implements ProgressDisplay {
    private final ProgressBar bar;
    private final OptionalLong trials;
    private final Optional<Duration> maxTime;
    private volatile Snapshot snapshot = Snapshot.NOTHING;

    /**
     * Draws on standard error. The library must not look for the width itself: it would take the signals, too.
     *
     * @param trials how many there will be, if that is known
     * @param maxTime when the search ends at the latest, from now
     * @param columns of the terminal
     */
    ProgressLine(OptionalLong trials, Optional<Duration> maxTime, int columns) {
        this.trials = trials;
        this.maxTime = maxTime;
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
        String line = words(snapshot, state.getElapsedAfterStart());
        // Blanks to the end of the line wipe out what a longer line before left there.
        return line.length() <= maxLength ? line + " ".repeat(maxLength - line.length()) : line.substring(0, maxLength);
    }

    /** The line's words, the most important first, since a narrow terminal cuts the rest. */
    String words(Snapshot now, Duration gone) {
        String of = trials.isPresent() ? "/" + trials.getAsLong() : "";
        String best = now.best().isEmpty() ? "" : String.format(Locale.ROOT, " | best %.4f", now.bestScore());
        String parameters = now.best().isEmpty() ? "" : " (" + now.best() + ")";
        String left =
                timeLeft(now, gone).map(time -> ", " + clock(time) + " left").orElse("");
        return "trials " + now.done() + of + " done, " + now.running() + " running, " + now.failed() + " failed" + best
                + " | " + clock(gone) + left + parameters;
    }

    /** By the pace so far, and no more than the time limit allows. */
    private Optional<Duration> timeLeft(Snapshot now, Duration gone) {
        Optional<Duration> byPace = trials.isPresent() && now.done() > 0
                ? Optional.of(gone.multipliedBy(trials.getAsLong() - now.done()).dividedBy(now.done()))
                : Optional.empty();
        Optional<Duration> byLimit =
                maxTime.map(limit -> limit.compareTo(gone) > 0 ? limit.minus(gone) : Duration.ZERO);
        if (byPace.isPresent() && byLimit.isPresent()) {
            return byPace.get().compareTo(byLimit.get()) < 0 ? byPace : byLimit;
        }
        return byPace.or(() -> byLimit);
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    @Override
    public void close() {
        bar.close();
    }
}
