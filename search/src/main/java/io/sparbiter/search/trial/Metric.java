package io.sparbiter.search.trial;

import java.io.Serializable;
import java.util.Optional;

/**
 * A number that every epoch of a trial reports and that can score it.
 *
 * <pre>{@code
 * Metric accuracy = Metric.share("accuracy", Direction.MAXIMIZE);
 * Metric loss = Metric.of("loss", Direction.MINIMIZE);
 * }</pre>
 *
 * @param name its column in the results table, such as {@code auc}
 * @param direction in which it improves
 * @param min the least it can be, {@link Double#NEGATIVE_INFINITY} if there is no least
 * @param max the most it can be, {@link Double#POSITIVE_INFINITY} if there is no most
 */
public record Metric(String name, Direction direction, double min, double max) implements Serializable {
    public Metric {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a metric needs a name");
        }
        if (!(min < max)) {
            throw new IllegalArgumentException("metric " + name + " has an empty range: " + min + " to " + max);
        }
    }

    /** A metric that can be any number. */
    public static Metric of(String name, Direction direction) {
        return new Metric(name, direction, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** A metric from 0 to 1, such as an accuracy. */
    public static Metric share(String name, Direction direction) {
        return new Metric(name, direction, 0, 1);
    }

    /** Why no epoch can have this value, for people; empty if it may. Whether it is finite is another question. */
    public Optional<String> refusal(int epoch, double value) {
        return value >= min && value <= max
                ? Optional.empty()
                : Optional.of("it reported %s %s in epoch %d, which must be %s (trial.metrics.%s)"
                        .formatted(name, value, epoch, range(), name));
    }

    private String range() {
        if (max == Double.POSITIVE_INFINITY) {
            return min + " or more";
        }
        return min == Double.NEGATIVE_INFINITY ? max + " or less" : "from " + min + " to " + max;
    }

    /** Whether it is from 0 to 1. */
    public boolean isShare() {
        return min == 0 && max == 1;
    }
}
