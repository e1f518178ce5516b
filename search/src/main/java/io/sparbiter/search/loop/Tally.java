package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts ended trials by their last end, keeps the best, and knows which have ended without a gain, a score better than
 * all before, since there was one. A trial that its search or its machine cut short had no chance of a gain, and one that
 * goes on has it yet: neither counts among them.
 */
public final class Tally {
    private final Direction direction;
    private final Map<Integer, Status> ends = new HashMap<>();
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private Optional<TrialResult> best = Optional.empty();
    private double bestScore = Double.NaN;
    private final Set<Integer> withoutGain = new LinkedHashSet<>();

    /** Of no trials yet, whose scores are better in this direction. */
    public Tally(Direction direction) {
        this.direction = direction;
    }

    /** A trial ended. */
    public void add(TrialResult result) {
        ends.put(result.trial().id(), result.outcome().status());
        counts.merge(result.outcome().status(), 1, Integer::sum);
        if (noteBest(result)) {
            withoutGain.clear();
        } else if (hadItsChance(result.outcome()) && !isBest(result.trial())) {
            withoutGain.add(result.trial().id());
        }
    }

    /** Counts a trial no longer that goes on, if it ended here. Its score stays: going on does not make it worse. */
    public void continued(int trialId) {
        withoutGain.remove(trialId);
        Status end = ends.remove(trialId);
        if (end != null) {
            counts.computeIfPresent(end, (status, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Whether it is better than all before. */
    private boolean noteBest(TrialResult result) {
        boolean isGain = result.outcome() instanceof Scored scored && direction.isBetter(scored.score(), bestScore);
        if (isGain || (result.outcome() instanceof Scored && isBest(result.trial()))) {
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

    private boolean isBest(Trial trial) {
        return best.filter(holder -> holder.trial().id() == trial.id()).isPresent();
    }

    /** Begins with the best of earlier runs, whose trials are not counted again. */
    static Tally after(SearchState state, Direction direction) {
        var tally = new Tally(direction);
        state.best().ifPresent(tally::noteBest);
        tally.withoutGain.addAll(state.withoutGain());
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

    /** The ids of the trials that have ended without a gain since the last. */
    public Set<Integer> withoutGain() {
        return Set.copyOf(withoutGain);
    }

    SearchSummary summary(EndReason reason, Optional<FailureCause> cause, Duration duration) {
        return new SearchSummary(reason, cause, counts, best, duration);
    }
}
