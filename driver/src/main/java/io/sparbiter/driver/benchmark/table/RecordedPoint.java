package io.sparbiter.driver.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * What was recorded of one point.
 *
 * @param scores its replicates, at least one, all finite
 * @param duration how long a replayed trial of it takes on the virtual clock
 */
record RecordedPoint(List<Double> scores, Duration duration) {
    RecordedPoint {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("a recorded point has at least one score");
        }
        scores = List.copyOf(scores);
    }

    double mean() {
        return scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
