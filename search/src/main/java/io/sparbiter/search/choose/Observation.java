package io.sparbiter.search.choose;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a trial that ended teaches.
 *
 * @param index of the point in its space
 * @param kind how far the score can be trusted
 * @param score finite, of its best epoch; 0 without meaning if {@code kind} is {@code BAD}
 * @param history its epochs in order, those that were reported; empty if only the score is known
 * @param secondsPerEpoch what an epoch cost, 0 if unknown
 * @param lag how far from the end of training it was seen: the natural logarithm of the most epochs over those it had, 0
 *     unless {@code kind} is {@code PARTIAL}
 * @param others the objective's further numbers, NaN where the trial has none; empty if the score is all there is
 */
public record Observation(
        long index,
        Kind kind,
        double score,
        List<Epoch> history,
        double secondsPerEpoch,
        double lag,
        List<Double> others) {
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
        others = List.copyOf(others);
    }

    /** One of which nothing but the score counts. */
    public Observation(long index, Kind kind, double score, List<Epoch> history, double secondsPerEpoch, double lag) {
        this(index, kind, score, history, secondsPerEpoch, lag, List.of());
    }

    /** A point with its final score, and nothing else known. */
    public static Observation scored(long index, double score) {
        return new Observation(index, Kind.FULL, score, List.of(), 0, 0);
    }

    /** What a trial teaches; nothing if it was cancelled or its machine was lost, which is not the point's fault. */
    public static Optional<Observation> of(TrialResult result, Objective objective) {
        Outcome outcome = result.outcome();
        if (outcome instanceof Outcome.Cancelled || isLost(outcome)) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                result.trial().point().index(),
                kind(outcome),
                score(outcome),
                outcome.history(),
                seconds(result),
                kind(outcome) == Kind.PARTIAL ? lag(result) : 0,
                objective.others().stream()
                        .map(other -> other.of(result).orElse(Double.NaN))
                        .toList()));
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

    private static double lag(TrialResult result) {
        return Stage.lag(epochs(result.outcome().history()), result.trial().epochs());
    }

    /**
     * By its epochs, if they were timed: the whole has the making of a network in it, attempts that were lost, and the time
     * before a stopped trial went on. One that failed before its first epoch ended says nothing, unless it took too long.
     */
    private static double seconds(TrialResult result) {
        List<Epoch> history = result.outcome().history();
        double timed = history.stream().mapToLong(Epoch::millis).sum() / 1000.0;
        if (timed > 0) {
            return timed / epochs(history);
        }
        boolean isTelling = !history.isEmpty() || isTimeout(result.outcome());
        return isTelling ? result.duration().toMillis() / 1000.0 / Math.max(1, epochs(history)) : 0;
    }

    private static boolean isTimeout(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.kind() == Outcome.Failure.TIMEOUT;
    }

    /**
     * What it would have taught, had it ended with its first report at a rung or after it, as a pruner looks at it.
     *
     * @return itself if it ended there or before, or had no score there or none at its end
     */
    Observation cutAt(int rung, Ladder ladder, Objective objective) {
        OptionalInt report = history.stream()
                .mapToInt(Epoch::number)
                .filter(epoch -> epoch >= rung)
                .findFirst();
        if (kind == Kind.BAD || report.isEmpty() || report.getAsInt() >= epochs()) {
            return this;
        }
        int epochs = report.getAsInt();
        return scoreAt(epochs, objective)
                .map(early -> new Observation(
                        index, Kind.PARTIAL, early, upTo(epochs), secondsPerEpoch, Stage.lag(epochs, ladder.epochs())))
                .orElse(this);
    }

    /** Whether it has a number for a further objective. */
    public boolean has(int other) {
        return other < others.size() && Double.isFinite(others.get(other));
    }

    /** The point as if a further objective were its score. */
    Observation other(int number) {
        return scored(index, others.get(number));
    }

    /** Where the score was seen. */
    public Stage stage() {
        return new Stage(index, lag);
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
        return objective.best(upTo(epochs)).map(objective::score);
    }

    private List<Epoch> upTo(int epochs) {
        int reported = 0;
        while (reported < history.size() && history.get(reported).number() <= epochs) {
            reported++;
        }
        return history.subList(0, reported);
    }
}
