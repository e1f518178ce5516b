package io.sparbiter.search.trial;

import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Scored;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a search optimises: a metric, in the direction in which it improves, and what it weighs against it, if anything.
 * The metric alone scores epochs, and so stops, prunes and ranks trials.
 *
 * <pre>{@code
 * Objective objective = Objective.of(Metric.of("loss", Direction.MINIMIZE));
 * Optional<Epoch> best = objective.best(outcome.history());
 * Objective small = Objective.of(objective.metric(), new Measure("parameters", Direction.MINIMIZE));
 * }</pre>
 *
 * @param others further objectives, one number a trial; none in most searches
 */
public record Objective(Metric metric, List<Measure> others) implements Serializable {
    public Objective {
        // An ArrayList, because Kryo cannot read List.of back.
        others = Collections.unmodifiableList(new ArrayList<>(others));
    }

    public static Objective of(Metric metric, Measure... others) {
        return new Objective(metric, Arrays.asList(others));
    }

    /**
     * A number of a whole trial as an objective.
     *
     * @param name of a metric, of a fact that is a number, or {@value #DURATION}
     */
    public record Measure(String name, Direction direction) implements Serializable {
        /** The wall-clock time of a trial in milliseconds, as in the results table. */
        public static final String DURATION = "duration_ms";

        /** What a trial has of it, see {@link #of(Facts, Status, Duration, double)}. */
        public OptionalDouble of(TrialResult result) {
            Facts facts = result.start().map(TrialStart::facts).orElse(Facts.NONE);
            return of(facts, result.outcome().status(), result.duration(), atBestEpoch(result.outcome()));
        }

        private double atBestEpoch(Outcome outcome) {
            return outcome instanceof Scored scored
                    ? scored.history().stream()
                            .filter(epoch -> epoch.number() == scored.bestEpoch())
                            .mapToDouble(epoch -> epoch.metrics().get(name))
                            .findFirst()
                            .orElse(Double.NaN)
                    : Double.NaN;
        }

        /**
         * A fact as the trial told it; the duration, if nobody cut it short; else the metric. Empty if it has no such number,
         * or none that is finite.
         *
         * @param metric of this name at the best epoch, NaN if there is none
         */
        public OptionalDouble of(Facts facts, Status status, Duration duration, double metric) {
            if (facts.values().get(name) instanceof Long fact) {
                return OptionalDouble.of((double) fact);
            }
            if (name.equals(DURATION)) {
                return status == Status.COMPLETED
                        ? OptionalDouble.of((double) duration.toMillis())
                        : OptionalDouble.empty();
            }
            return Double.isFinite(metric) ? OptionalDouble.of(metric) : OptionalDouble.empty();
        }
    }

    public Direction direction() {
        return metric.direction();
    }

    /** Whether a number of this name is a further objective. */
    public boolean weighs(String name) {
        return others.stream().anyMatch(other -> other.name().equals(name));
    }

    /** NaN if the epoch did not report the metric. */
    public double score(Epoch epoch) {
        return epoch.metrics().get(metric.name());
    }

    /** The best epoch, the first among equals; empty if there is no epoch with a finite score. */
    public Optional<Epoch> best(List<Epoch> history) {
        Epoch best = null;
        for (Epoch epoch : history) {
            if (Double.isFinite(score(epoch)) && (best == null || direction().isBetter(score(epoch), score(best)))) {
                best = epoch;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * How a trial ended that reported these epochs, at least one, and no more: with the best of them, or diverged in the
     * first that has no finite score.
     */
    public Outcome outcome(List<Epoch> history) {
        for (int i = 0; i < history.size(); i++) {
            double score = score(history.get(i));
            if (!Double.isFinite(score)) {
                String message = metric.name() + " is " + score + " in epoch "
                        + history.get(i).number();
                return new Diverged(message, history.subList(0, i));
            }
        }
        Epoch best = best(history).orElseThrow(() -> new IllegalArgumentException("no epoch has a score"));
        return new Completed(score(best), best.number(), "told", history);
    }
}
