package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.ValueTypes.oneOf;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.network.NetworkReports;
import java.util.List;

/** Reads {@code objective}. The direction may be written down, but not against the metric. */
final class ObjectiveReader {
    private static final ValueType<Metric> METRIC = oneOf(
            List.of(NetworkReports.VAL_ACCURACY, NetworkReports.VAL_LOSS, NetworkReports.TRAIN_LOSS), Metric::name);
    private static final ValueType<Direction> DIRECTION = oneOf(List.of(Direction.values()), Direction::word);

    private ObjectiveReader() {}

    static Objective read(Section section) {
        Metric metric = section.get("metric", METRIC, NetworkReports.OBJECTIVE.metric());
        Direction better = metric.direction();
        section.get(
                "direction", DIRECTION.where(better::equals, "is the wrong direction for " + metric.name()), better);
        return Objective.of(metric);
    }
}
