package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search whose trials somebody else runs, in whatever way: it is asked for trials, of which as many as one likes may be
 * under way, and told how they ended, in any order. No point comes twice, and the same seed and the same results told in
 * the same order bring the same trials. Needs no more than this module. Used by one thread.
 *
 * <pre>{@code
 * Objective objective = Objective.of(Metric.of("loss", Direction.MINIMIZE));
 * AskTell search = AskTell.begin(Strategy.Bayesian.DEFAULT.open(space, objective, 7, List.of()), objective, 7);
 * for (int i = 0; i < 50; i++) {
 *     for (Trial trial : search.ask(1)) {
 *         search.tell(trial.id(), loss(trial.point().real("rate")));
 *     }
 * }
 * Point best = search.best().orElseThrow().trial().point();
 * }</pre>
 */
public final class AskTell {
    private final Objective objective;
    private final Budget budget;
    private final CandidateSource source;
    private final Proposals proposals;
    private final InstantSource clock;
    private final List<SearchListener> listeners;
    private final Tally tally;
    private final Map<Integer, Trial> open = new LinkedHashMap<>();

    /**
     * Goes on where a search stands.
     *
     * @param plan of which all counts but times and the number of trials at once, which are the caller's
     * @param source brought to the plan's state
     * @param listeners hear what was proposed before the caller does, and what ended
     */
    public AskTell(SearchPlan plan, CandidateSource source, InstantSource clock, SearchListener... listeners) {
        objective = plan.objective();
        budget = plan.budget();
        this.source = source;
        this.clock = clock;
        this.listeners = List.of(listeners);
        proposals = new Proposals(plan, source);
        tally = Tally.after(plan.state(), objective.direction());
        plan.state().inFlight().forEach(trial -> open.put(trial.id(), trial));
    }

    /**
     * A search from its beginning, which ends with its space.
     *
     * @param source in its first state, as {@code Strategy.open} makes it
     * @param seed from which those of the trials derive
     */
    public static AskTell begin(CandidateSource source, Objective objective, long seed) {
        return new AskTell(new SearchPlan(objective, Budget.UNLIMITED, 1, seed), source, InstantSource.system());
    }

    /**
     * The next trials: as many as asked for, or fewer if that is all there is left to try within the budget, or none.
     *
     * @param count at least 1
     */
    public List<Trial> ask(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("ask for at least one trial: " + count);
        }
        if (isGoodEnough() || isOutOfPatience()) {
            return List.of();
        }
        int asked = proposals.atMost(count);
        List<Trial> trials = proposals.next(asked);
        if (!trials.isEmpty()) {
            listeners.forEach(listener -> listener.proposed(asked, trials));
            trials.forEach(trial -> open.put(trial.id(), trial));
        }
        return trials;
    }

    /** Why there is no further trial; only asked after {@link #ask} brought fewer than it should. */
    public EndReason whyOver() {
        if (isGoodEnough()) {
            return EndReason.TARGET_REACHED;
        }
        return isOutOfPatience() ? EndReason.NO_GAIN : proposals.whyOver();
    }

    private boolean isGoodEnough() {
        return budget.targetScore().isPresent()
                && tally.best().isPresent()
                && !objective.direction().isBetter(budget.targetScore().getAsDouble(), tally.bestScore());
    }

    private boolean isOutOfPatience() {
        return budget.isOutOfPatience(tally.withoutGain());
    }

    /**
     * Tells a trial's scores, one for each of its epochs, the best of which is its score. After one that is NaN or infinite
     * the trial has diverged.
     */
    public TrialResult tell(int trialId, double... scores) {
        String name = objective.metric().name();
        List<Epoch> epochs = new ArrayList<>();
        for (double score : scores) {
            epochs.add(new Epoch(epochs.size() + 1, Metrics.of(List.of(name), score), 0));
        }
        return tell(trialId, objective.outcome(epochs));
    }

    /** Tells that a trial brought no score, and why. */
    public TrialResult fail(int trialId, String why) {
        return tell(trialId, new Failed(Failure.ERROR, why, List.of()));
    }

    /** Tells how a trial ended that was asked for and has not been told yet; else throws {@link IllegalArgumentException}. */
    public TrialResult tell(int trialId, Outcome outcome) {
        Trial trial = open.remove(trialId);
        if (trial == null) {
            throw new IllegalArgumentException("trial " + trialId + " is not under way");
        }
        var now = clock.instant();
        var result = new TrialResult(trial, outcome, Optional.empty(), now, now);
        source.tell(result);
        proposals.trialEnded();
        tally.add(result);
        listeners.forEach(listener -> listener.ended(result));
        return result;
    }

    /** Trials that were asked for and have not been told yet. */
    public List<Trial> open() {
        return List.copyOf(open.values());
    }

    /** The result with the best score, the first among equals; empty if none has a score. */
    public Optional<TrialResult> best() {
        return tally.best();
    }
}
