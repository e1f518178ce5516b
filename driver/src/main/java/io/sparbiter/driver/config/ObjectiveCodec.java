package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.ReportSchema.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Codes {@code objective}: a metric, or a list of a metric and what is weighed against it. The direction of a metric may be
 * written down, but not against the metric; of all else, less is better unless the file says otherwise.
 */
final class ObjectiveCodec {
    static final String OBJECTIVE = "objective";

    /** What a word in the section's place means. */
    static final String METRIC = "metric";

    private static final String DIRECTION = "direction";
    private static final ValueType<Direction> DIRECTIONS = oneOf(List.of(Direction.values()), Direction::word);

    /** More take a strategy long, and nobody surveys their front. */
    private static final int MOST = 3;

    private final ReportSchema reports;
    private final Objective usual;

    /** For trials that report this. */
    ObjectiveCodec(ReportSchema reports, Objective usual) {
        this.reports = reports;
        this.usual = usual;
    }

    Objective read(Section file) {
        return file.node(OBJECTIVE).orElse(null) instanceof Items list
                ? several(file, list)
                : file.section(OBJECTIVE, first());
    }

    /** One objective is a map of settings, several are a list of those. */
    Object write(Objective objective) {
        Map<String, Object> first = first().write(objective);
        return objective.others().isEmpty()
                ? first
                : Stream.concat(Stream.of(first), objective.others().stream().map(other()::write))
                        .toList();
    }

    /** Of a metric that scores trials. */
    Codec<Objective> first() {
        return Codec.of(usual, this::first).orWord(METRIC);
    }

    private Objective first(Fields<Objective> fields) {
        Metric metric = fields.get(METRIC, oneOf(reports.metrics(), Metric::name), Objective::metric);
        direction(fields, metric, Objective::direction);
        return Objective.of(metric);
    }

    private Objective several(Section file, Items list) {
        if (list.items().isEmpty() || list.items().size() > MOST) {
            file.problem(
                    OBJECTIVE,
                    "%s names %d objectives.".formatted(OBJECTIVE, list.items().size()),
                    "Name 1 to %d, the one that ranks trials first.".formatted(MOST));
            return usual;
        }
        Objective first = file.item(OBJECTIVE, 1, list.items().get(0), first());
        List<Measure> others = new ArrayList<>();
        for (int i = 1; i < list.items().size(); i++) {
            others.add(file.item(OBJECTIVE, i + 1, list.items().get(i), other()));
        }
        rejectRepetitions(file, first, others);
        return new Objective(first.metric(), others);
    }

    private static void rejectRepetitions(Section file, Objective first, List<Measure> others) {
        Set<String> names = others.stream().map(Measure::name).collect(Collectors.toSet());
        if (names.size() < others.size() || names.contains(first.metric().name())) {
            file.problem(
                    OBJECTIVE, "%s names a number twice.".formatted(OBJECTIVE), "Name each once, in one direction.");
        }
    }

    private Codec<Measure> other() {
        return Codec.of(new Measure(Measure.DURATION, Direction.MINIMIZE), this::other)
                .orWord(METRIC);
    }

    private Measure other(Fields<Measure> fields) {
        String name = fields.require(
                METRIC,
                oneOf(numbers(), String::toString),
                Measure::name,
                "Name what is weighed, as in {metric: %s, direction: minimize}.".formatted(Measure.DURATION));
        Optional<Metric> metric = reports.metric(name);
        Direction direction = metric.isPresent()
                ? direction(fields, metric.get(), Measure::direction)
                : fields.get(DIRECTION, DIRECTIONS, Measure::direction, Direction.MINIMIZE);
        return new Measure(name, direction);
    }

    /** Those that a trial has one of. */
    private List<String> numbers() {
        Stream<String> facts = reports.facts().entrySet().stream()
                .filter(fact -> fact.getValue() == Kind.NUMBER)
                .map(Map.Entry::getKey);
        return Stream.of(reports.metricNames().stream(), facts, Stream.of(Measure.DURATION))
                .flatMap(names -> names)
                .toList();
    }

    private static <T> Direction direction(Fields<T> fields, Metric metric, Function<? super T, Direction> component) {
        Direction better = metric.direction();
        String rule = "is the wrong direction for " + metric.name();
        return fields.get(DIRECTION, DIRECTIONS.where(better::equals, rule), component, better);
    }
}
