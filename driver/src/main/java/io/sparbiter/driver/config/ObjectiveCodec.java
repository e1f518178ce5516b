package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import java.util.List;

/** Codes {@code objective}. The direction may be written down, but not against the metric. */
final class ObjectiveCodec {
    private static final ValueType<Direction> DIRECTION = oneOf(List.of(Direction.values()), Direction::word);

    /** What a word in the section's place means. */
    static final String METRIC = "metric";

    private ObjectiveCodec() {}

    /** For trials that report these metrics. */
    static Codec<Objective> objective(ReportSchema reports, Objective usual) {
        return Codec.of(usual, fields -> objective(fields, reports)).orWord(METRIC);
    }

    private static Objective objective(Fields<Objective> fields, ReportSchema reports) {
        Metric metric = fields.get(METRIC, oneOf(reports.metrics(), Metric::name), Objective::metric);
        Direction better = metric.direction();
        String rule = "is the wrong direction for " + metric.name();
        fields.get("direction", DIRECTION.where(better::equals, rule), Objective::direction, better);
        return Objective.of(metric);
    }
}
