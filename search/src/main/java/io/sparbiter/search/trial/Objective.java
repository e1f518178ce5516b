package io.sparbiter.search.trial;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** What a search optimises: a metric and the direction that is better. */
public record Objective(Metric metric, Direction direction) implements Serializable {
    public static final Objective DEFAULT = of(Metric.VAL_ACCURACY);

    /** The metric, in the direction in which it improves. */
    public static Objective of(Metric metric) {
        return new Objective(metric, metric.direction());
    }

    public double score(Epoch epoch) {
        return metric.of(epoch);
    }

    /** The best epoch, the first among equals; empty if there is no epoch with a finite score. */
    public Optional<Epoch> best(List<Epoch> history) {
        Epoch best = null;
        for (Epoch epoch : history) {
            if (Double.isFinite(score(epoch)) && (best == null || direction.isBetter(score(epoch), score(best)))) {
                best = epoch;
            }
        }
        return Optional.ofNullable(best);
    }
}
