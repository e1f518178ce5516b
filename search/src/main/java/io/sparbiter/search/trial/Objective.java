package io.sparbiter.search.trial;

import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Scored;
import java.io.Serializable;
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

        /**
         * A fact as the trial told it; a metric at its best epoch; the duration, if nobody cut it short. Empty if it has no
         * such number, or none that is finite.
         */
        public OptionalDouble of(TrialResult result) {
            Object fact = result.start()
                    .map(start -> start.facts().values().get(name))
                    .orElse(null);
            if (fact instanceof Long number) {
                return OptionalDouble.of((double) number);
            }
            if (name.equals(DURATION)) {
                return result.outcome() instanceof Completed
                        ? OptionalDouble.of((double) result.duration().toMillis())
                        : OptionalDouble.empty();
            }
            return result.outcome() instanceof Scored scored ? atBestEpoch(scored) : OptionalDouble.empty();
        }

        private OptionalDouble atBestEpoch(Scored scored) {
            return scored.history().stream()
                    .filter(epoch -> epoch.number() == scored.bestEpoch())
                    .mapToDouble(epoch -> epoch.metrics().get(name))
                    .filter(Double::isFinite)
                    .findFirst();
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
