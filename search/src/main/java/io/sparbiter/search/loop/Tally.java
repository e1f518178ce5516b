package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.TrialResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts ended trials, keeps the best, and counts how many in a row have ended without a gain, a score better than all
 * before. A trial that its search or its machine cut short had no chance of one, and does not count in the row.
 */
public final class Tally {
    private final Direction direction;
    private final Map<Status, Integer> counts = new HashMap<>();
    private Optional<TrialResult> best = Optional.empty();
    private double bestScore = Double.NaN;
    private int withoutGain;

    /** Of no trials yet, whose scores are better in this direction. */
    public Tally(Direction direction) {
        this.direction = direction;
    }

    /** A trial ended. */
    public void add(TrialResult result) {
        counts.merge(result.outcome().status(), 1, Integer::sum);
        if (noteBest(result)) {
            withoutGain = 0;
        } else if (hadItsChance(result.outcome())) {
            withoutGain++;
        }
    }

    /** Whether it is the best. */
    private boolean noteBest(TrialResult result) {
        boolean isGain = result.outcome() instanceof Scored scored && direction.isBetter(scored.score(), bestScore);
        if (isGain) {
            best = Optional.of(result);
            bestScore = ((Scored) result.outcome()).score();
        }
        return isGain;
    }

    private static boolean hadItsChance(Outcome outcome) {
        boolean isCutShort = outcome instanceof Stopped || outcome instanceof Cancelled;
        boolean isLost = outcome instanceof Failed failed && failed.kind() == Failure.INFRASTRUCTURE;
        return !isCutShort && !isLost;
    }

    /** Begins with the best of earlier runs, whose trials are not counted again. */
    static Tally after(SearchState state, Direction direction) {
        var tally = new Tally(direction);
        state.best().ifPresent(tally::noteBest);
        tally.withoutGain = state.withoutGain();
        return tally;
    }

    Map<Status, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** The result with the best score, the first among equals; empty if none has a score. */
    public Optional<TrialResult> best() {
        return best;
    }

    /** Its score, NaN if there is none. */
    public double bestScore() {
        return bestScore;
    }

    /** How many trials in a row have ended without a gain by now. */
    public int withoutGain() {
        return withoutGain;
    }

    SearchSummary summary(EndReason reason, Optional<FailureCause> cause, Duration duration) {
        return new SearchSummary(reason, cause, counts, best, duration);
    }
}
