package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Observation;
import io.sparbiter.search.choose.Scale;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.TrialResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Tells merit from luck among the trials of a search, whatever its strategy: the best score of many is the luckiest, too.
 * A Gaussian process says what score is to be expected at a point that was tried, given all trials.
 *
 * @param best the trial with the best score seen, the first among equals
 * @param recommended of those with the best scores that trained to their end, the one of which the best is expected
 */
public record Recommendation(Standing best, Standing recommended) {
    /** Of fewer completed trials nothing is said. */
    public static final int FEWEST = 8;

    /**
     * A trial, its score, and what is expected of its point.
     *
     * @param expected the posterior mean as a score, between those of completed trials
     * @param luck by how much the score is better than that, below 0 if it is worse
     */
    public record Standing(int trial, double score, double expected, double luck) {}

    /** Whether the best trial seen is the one to take. */
    public boolean isBest() {
        return best.trial() == recommended.trial();
    }

    /**
     * What the results of a search, in any order, say; empty if fewer than {@value #FEWEST} of them completed.
     *
     * @param results with their epochs, by which those that ended early are compared
     */
    public static Optional<Recommendation> of(Space space, Objective objective, List<TrialResult> results) {
        List<TrialResult> ordered = results.stream()
                .sorted(Comparator.comparingInt(result -> result.trial().id()))
                .toList();
        long completed = ordered.stream()
                .filter(result -> result.outcome().status() == Status.COMPLETED)
                .count();
        return completed < FEWEST ? Optional.empty() : among(space, objective, ordered);
    }

    private static Optional<Recommendation> among(Space space, Objective objective, List<TrialResult> results) {
        List<Observation> observations = results.stream()
                .flatMap(result -> Observation.of(result, objective).stream())
                .toList();
        History history = History.of(space, objective, observations);
        var smoothed = new Smoothed(kernel(history), history);
        var scale = new ScoreScale(history);
        List<TrialResult> scored = results.stream()
                .filter(result -> result.outcome() instanceof Scored)
                .toList();
        Function<TrialResult, Standing> standing =
                result -> standing(result, objective.direction(), scale.score(smoothed.mean(index(result))));
        OptionalLong recommended = smoothed.recommended();
        return scored.stream()
                .filter(result -> OptionalLong.of(index(result)).equals(recommended))
                .findFirst()
                .map(result -> new Recommendation(
                        standing.apply(best(scored, objective.direction())), standing.apply(result)));
    }

    private static Kernel kernel(History history) {
        List<Scale> scales = history.space().axes().stream().map(Scale::of).toList();
        return new Kernel(scales, new Fit(scales).quick(history));
    }

    private static TrialResult best(List<TrialResult> scored, Direction direction) {
        return scored.stream()
                .reduce((first, next) -> direction.isBetter(score(next), score(first)) ? next : first)
                .orElseThrow();
    }

    private static Standing standing(TrialResult result, Direction direction, double expected) {
        double more = score(result) - expected;
        return new Standing(
                result.trial().id(), score(result), expected, direction == Direction.MAXIMIZE ? more : -more);
    }

    private static double score(TrialResult result) {
        return ((Scored) result.outcome()).score();
    }

    private static long index(TrialResult result) {
        return result.trial().point().index();
    }
}
