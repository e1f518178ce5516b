package io.sparbiter.search.choose;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/**
 * What a trial that ended teaches.
 *
 * @param index of the point in its space
 * @param kind how far the score can be trusted
 * @param score finite, of its best epoch; 0 without meaning if {@code kind} is {@code BAD}
 * @param history its epochs in order, those that were reported; empty if only the score is known
 * @param secondsPerEpoch what an epoch cost, 0 if unknown
 */
public record Observation(long index, Kind kind, double score, List<Epoch> history, double secondsPerEpoch) {
    /** How a trial ended, as far as a model cares. */
    public enum Kind {
        /** The score is the point's. */
        FULL,
        /** Ended early: the score is that of the epochs it had. */
        PARTIAL,
        /** No score, and by the point's own fault. */
        BAD
    }

    public Observation {
        history = List.copyOf(history);
    }

    /** A point with its final score, and nothing else known. */
    public static Observation scored(long index, double score) {
        return new Observation(index, Kind.FULL, score, List.of(), 0);
    }

    /** What a trial teaches; nothing if it was cancelled or its machine was lost, which is not the point's fault. */
    public static Optional<Observation> of(TrialResult result) {
        Outcome outcome = result.outcome();
        if (outcome instanceof Outcome.Cancelled || isLost(outcome)) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                result.trial().point().index(), kind(outcome), score(outcome), outcome.history(), seconds(result)));
    }

    private static boolean isLost(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.kind() == Outcome.Failure.INFRASTRUCTURE;
    }

    private static Kind kind(Outcome outcome) {
        if (outcome instanceof Outcome.Scored) {
            return outcome instanceof Outcome.Completed ? Kind.FULL : Kind.PARTIAL;
        }
        return Kind.BAD;
    }

    private static double score(Outcome outcome) {
        return outcome instanceof Outcome.Scored scored ? scored.score() : 0;
    }

    private static double seconds(TrialResult result) {
        List<Epoch> history = result.outcome().history();
        return (isRepeated(result) ? trainedMillis(history) : result.duration().toMillis())
                / 1000.0
                / Math.max(1, epochs(history));
    }

    /** Between its attempts a trial lay idle. */
    private static boolean isRepeated(TrialResult result) {
        return result.start().filter(start -> start.placement().attempt() > 1).isPresent();
    }

    private static long trainedMillis(List<Epoch> history) {
        return history.stream().mapToLong(Epoch::millis).sum();
    }

    /** The number of epochs it trained, reported or not. */
    int epochs() {
        return epochs(history);
    }

    private static int epochs(List<Epoch> history) {
        return history.isEmpty() ? 0 : history.get(history.size() - 1).number();
    }

    /** Its best score within its first epochs; empty if none of them has a finite one. */
    Optional<Double> scoreAt(int epochs, Objective objective) {
        int reported = 0;
        while (reported < history.size() && history.get(reported).number() <= epochs) {
            reported++;
        }
        return objective.best(history.subList(0, reported)).map(objective::score);
    }
}
