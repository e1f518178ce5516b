package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts ended trials by their last end and keeps the best. */
final class Tally {
    private final Direction direction;
    private final Map<Integer, Status> ends = new HashMap<>();
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private Optional<TrialResult> best = Optional.empty();
    private double bestScore = Double.NaN;

    Tally(Direction direction) {
        this.direction = direction;
    }

    void add(TrialResult result) {
        ends.put(result.trial().id(), result.outcome().status());
        counts.merge(result.outcome().status(), 1, Integer::sum);
        noteBest(result);
    }

    /** Counts a trial no longer that goes on, if it ended here. Its score stays: going on does not make it worse. */
    void continued(int trialId) {
        Status end = ends.remove(trialId);
        if (end != null) {
            counts.computeIfPresent(end, (status, count) -> count == 1 ? null : count - 1);
        }
    }

    private void noteBest(TrialResult result) {
        if (result.outcome() instanceof Scored scored
                && (direction.isBetter(scored.score(), bestScore) || isBest(result.trial()))) {
            best = Optional.of(result);
            bestScore = scored.score();
        }
    }

    private boolean isBest(Trial trial) {
        return best.filter(holder -> holder.trial().id() == trial.id()).isPresent();
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
