package io.sparbiter.driver.network.progress;

import io.sparbiter.driver.progress.ProgressDisplay;
import io.sparbiter.driver.progress.ProgressWords;
import io.sparbiter.driver.progress.TerminalLine;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/** Shows a person how many images have been predicted: on a terminal in one line, elsewhere not at all. */
public final class ImageProgress implements IntConsumer, AutoCloseable {
    private final long all;
    private final AtomicLong done = new AtomicLong();
    private final Optional<TerminalLine> line;

    private ImageProgress(long all, int columns) {
        this.all = all;
        line = columns > 0 ? Optional.of(new TerminalLine(all, columns, this::words)) : Optional.empty();
    }

    /** Where standard error is a terminal, see {@link ProgressDisplay#create}. */
    public static ImageProgress create(long all) {
        return new ImageProgress(all, Integer.getInteger("sparbiter.terminal", 0));
    }

    @Override
    public void accept(int more) {
        long now = done.addAndGet(more);
        line.ifPresent(drawn -> drawn.stepTo(now));
    }

    private String words(Duration gone) {
        return words(done.get(), all, gone);
    }

    static String words(long done, long all, Duration gone) {
        String left = done == 0
                ? ""
                : ", " + ProgressWords.clock(gone.multipliedBy(all - done).dividedBy(done)) + " left";
        return String.format(Locale.ROOT, "images %,d/%,d | ", done, all) + ProgressWords.clock(gone) + left;
    }

    @Override
    public void close() {
        line.ifPresent(TerminalLine::close);
    }
}
