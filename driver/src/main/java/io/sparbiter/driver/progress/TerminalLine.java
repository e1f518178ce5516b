package io.sparbiter.driver.progress;

import io.sparbiter.worker.Printable;
import io.sparbiter.worker.trial.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** One line at the bottom of a terminal, on standard error, redrawn every second and on every change. */
public final class TerminalLine implements AutoCloseable {
    private final InstantSource clock = SteadyClock.start();
    private final Instant begin = clock.instant();
    private final ProgressBar bar;
    private final Function<Duration, String> words;

    /**
     * Draws at once. The library must not look for the width itself: it would take the signals, too.
     *
     * @param most steps there will be, -1 if that is not known
     * @param columns of the terminal
     * @param words what to say after this time; from a thread of the library's
     */
    public TerminalLine(long most, int columns, Function<Duration, String> words) {
        this.words = words;
        bar = new ProgressBarBuilder()
                .setInitialMax(most)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, columns - 1))
                .setRenderer(this::render)
                .build();
    }

    /** How far it is now. */
    public void stepTo(long step) {
        bar.stepTo(step);
    }

    private String render(ProgressState state, int maxLength) {
        String line = Printable.line(words.apply(Duration.between(begin, clock.instant())));
        // Blanks to the end of the line wipe out what a longer line before left there.
        return line.length() <= maxLength ? line + " ".repeat(maxLength - line.length()) : line.substring(0, maxLength);
    }

    @Override
    public void close() {
        bar.close();
    }
}
