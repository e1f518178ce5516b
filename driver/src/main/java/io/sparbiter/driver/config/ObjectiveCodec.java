package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.ValueTypes.oneOf;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import java.util.List;

/** Codes {@code objective}. The direction may be written down, but not against the metric. */
final class ObjectiveCodec {
    static final Codec<Objective> OBJECTIVE =
            Codec.of(Objective.DEFAULT, ObjectiveCodec::objective).orWord("metric");

    private static final ValueType<Metric> METRIC = oneOf(List.of(Metric.values()), Metric::word);
    private static final ValueType<Direction> DIRECTION = oneOf(List.of(Direction.values()), Direction::word);

    private ObjectiveCodec() {}

    private static Objective objective(Fields<Objective> fields) {
        Metric metric = fields.get("metric", METRIC, Objective::metric);
        Direction better = metric.direction();
        String rule = "is the wrong direction for " + metric.word();
        return new Objective(
                metric, fields.get("direction", DIRECTION.where(better::equals, rule), Objective::direction, better));
    }
}
