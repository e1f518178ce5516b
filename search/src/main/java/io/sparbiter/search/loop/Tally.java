package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.TrialResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts ended trials and keeps the best. */
final class Tally {
    private final Direction direction;
    private final Map<Status, Integer> counts = new HashMap<>();
    private Optional<TrialResult> best = Optional.empty();
    private double bestScore = Double.NaN;

    Tally(Direction direction) {
        this.direction = direction;
    }

    void add(TrialResult result) {
        counts.merge(result.outcome().status(), 1, Integer::sum);
        noteBest(result);
    }

    private void noteBest(TrialResult result) {
        if (result.outcome() instanceof Scored scored && direction.isBetter(scored.score(), bestScore)) {
            best = Optional.of(result);
            bestScore = scored.score();
        }
    }

    /** Begins with the best of earlier runs, whose trials are not counted again. */
    static Tally after(SearchState state, Direction direction) {
        var tally = new Tally(direction);
        state.best().ifPresent(tally::noteBest);
        return tally;
    }

    Map<Status, Integer> counts() {
        return Map.copyOf(counts);
    }

    Optional<TrialResult> best() {
        return best;
    }

    SearchSummary summary(EndReason reason, Optional<FailureCause> cause, Duration duration) {
        return new SearchSummary(reason, cause, counts, best, duration);
    }
}
