package io.sparbiter.search.trial;

import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What a search optimises: a metric, in the direction in which it improves.
 *
 * <pre>{@code
 * Objective objective = Objective.of(Metric.of("loss", Direction.MINIMIZE));
 * Optional<Epoch> best = objective.best(outcome.history());
 * }</pre>
 */
public record Objective(Metric metric) implements Serializable {
    public static Objective of(Metric metric) {
        return new Objective(metric);
    }

    public Direction direction() {
        return metric.direction();
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
