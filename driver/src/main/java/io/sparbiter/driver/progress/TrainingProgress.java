package io.sparbiter.driver.progress;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the training of one network, never stops it by itself, and ends it between two batches when asked to. Told by
 * the training's thread; the end may be requested from any.
 */
public final class TrainingProgress implements TrialMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingProgress.class);

    /**
     * How a training stands.
     *
     * @param epochs that ended, in earlier runs, too
     * @param earlier how many of them ended in earlier runs
     * @param batches of the present epoch that ended; while the epoch is scored they are all
     * @param last the epoch that ended last
     * @param best the best so far
     */
    public record Snapshot(int epochs, int earlier, int batches, Optional<Epoch> last, Optional<Epoch> best) {
        public static final Snapshot NOTHING = new Snapshot(0, 0, 0, Optional.empty(), Optional.empty());
    }

    private final Objective objective;
    private final Consumer<Snapshot> display;
    private final List<Epoch> history = new ArrayList<>();
    private int earlier;
    private int asked;
    private volatile boolean endRequested;

    public TrainingProgress(Objective objective, Consumer<Snapshot> display) {
        this.objective = objective;
        this.display = display;
    }

    /** Makes the training end before its next batch. */
    public void requestEnd() {
        endRequested = true;
    }

    @Override
    public void started(Facts facts) {
        LOG.info("Training begins: {}", facts.values());
    }

    @Override
    public Verdict epochEnded(Epoch epoch) {
        history.add(epoch);
        if (asked == 0) {
            earlier = history.size();
        } else {
            LOG.info("{}", epoch);
        }
        asked = 0;
        show();
        return Verdict.CONTINUE;
    }

    /** Asked before every batch of training and scoring, so that it counts them. */
    @Override
    public boolean isCancelled() {
        asked++;
        show();
        return endRequested;
    }

    private void show() {
        Optional<Epoch> last = history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
        display.accept(new Snapshot(history.size(), earlier, Math.max(0, asked - 1), last, objective.best(history)));
    }
}
