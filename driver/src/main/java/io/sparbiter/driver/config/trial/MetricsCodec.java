package io.sparbiter.driver.config.trial;

import static io.sparbiter.driver.config.yaml.ValueTypes.REAL;
import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;
import static java.util.stream.Collectors.joining;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.ReportSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Codes {@code metrics}, what trials of a user's program report: a map of names, each with its direction, or with a map of
 * {@code direction}, {@code min} and {@code max}. The first is what a search optimizes unless it says otherwise.
 *
 * @param facts names that no metric may have since trials tell facts under them
 */
public record MetricsCodec(Set<String> facts) implements Codec<List<Metric>> {
    /** Of trials that tell no facts. */
    public static final MetricsCodec METRICS = new MetricsCodec(Set.of());

    /** Stands in where the file has none that can be read. */
    public static final List<Metric> STAND_IN = List.of(Metric.of("unknown", Direction.MAXIMIZE));

    /** Each is a column of the table, and of every epoch in it. */
    private static final int MOST_METRICS = 1_000;

    private static final String DIRECTION = "direction";
    private static final String MIN = "min";
    private static final String MAX = "max";

    public MetricsCodec {
        facts = Set.copyOf(facts);
    }

    @Override
    public List<Metric> read(Section section) {
        if (section.isEmpty()) {
            section.problem(
                    section.name() + " is missing.",
                    "Name what trials report, with its direction, as in metrics: {accuracy: maximize}.");
            return STAND_IN;
        }
        if (section.keys().size() > MOST_METRICS) {
            section.allowAnything();
            section.problem(
                    String.format(
                            Locale.ROOT,
                            "%s names %,d metrics, more than %,d.",
                            section.name(),
                            section.keys().size(),
                            MOST_METRICS),
                    "Name those that a person looks at.");
            return STAND_IN;
        }
        List<Metric> metrics = new ArrayList<>();
        for (String name : section.keys()) {
            checkName(section, name);
            metrics.add(section.section(name, new MetricCodec(name)));
        }
        rejectSimilarNames(section);
        return metrics;
    }

    /** A name, or a list of names. */
    @Override
    public Optional<String> meant(ConfigNode node) {
        List<ConfigNode> names = node instanceof Items list ? list.items() : List.of(node);
        return !names.isEmpty() && names.stream().allMatch(MetricsCodec::isName)
                ? Optional.of(names.stream()
                        .map(name -> name.shown() + ": " + usual(name.shown()).word())
                        .collect(joining(", ", "{", "}")))
                : Optional.empty();
    }

    private static boolean isName(ConfigNode node) {
        return node instanceof Scalar word && word.kind() == Kind.WORD && ReportSchema.isColumnName(word.text());
    }

    /** The direction that a metric of this name probably has. */
    public static Direction usual(String metric) {
        String name = metric.toLowerCase(Locale.ROOT);
        return name.contains("loss") || name.contains("err") ? Direction.MINIMIZE : Direction.MAXIMIZE;
    }

    private void checkName(Section section, String name) {
        String full = ValueText.shown(section.name(name));
        if (!ReportSchema.isColumnName(name)) {
            section.problem(name, full + " is not a name for a metric.", "Use letters, digits and _, a letter first.");
        } else if (ReportSchema.isReserved(name) || facts.contains(name.toLowerCase(Locale.ROOT))) {
            section.problem(
                    name,
                    full + " is a column that every results table has.",
                    "Give the metric another name, such as final_" + name + ".");
        }
    }

    /** Spark SQL doesn't tell upper from lower case, so that neither column could be asked for. */
    private static void rejectSimilarNames(Section section) {
        Map<String, String> seen = new HashMap<>();
        for (String name : section.keys()) {
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                section.problem(
                        name,
                        "%s differs from %s in upper and lower case only.".formatted(section.name(name), other),
                        "Rename one of the two.");
            }
        }
    }

    @Override
    public Map<String, Object> write(List<Metric> metrics) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            Map<String, Object> settings = new MetricCodec(metric.name()).write(metric);
            tree.put(metric.name(), settings.size() == 1 ? metric.direction().word() : settings);
        }
        return tree;
    }

    /** Codes one metric; a word is its direction. */
    private record MetricCodec(String name) implements Codec<Metric> {
        private static final ValueType<Direction> WORD = oneOf(List.of(Direction.values()), Direction::word);
        private static final String OMIT = "Leave it out if there is no such limit.";

        @Override
        public Metric read(Section section) {
            Direction direction = section.require(
                            DIRECTION, WORD, "Say whether more or less of it is better: maximize or minimize.")
                    .orElse(Direction.MAXIMIZE);
            double min = section.find(MIN, REAL, OMIT).orElse(Double.NEGATIVE_INFINITY);
            double max = section.find(MAX, REAL, OMIT).orElse(Double.POSITIVE_INFINITY);
            if (min >= max) {
                section.problem(
                        MAX,
                        "%s (%s) must be above %s (%s)."
                                .formatted(section.name(MAX), ValueText.of(max), section.name(MIN), ValueText.of(min)),
                        "Swap the two, or leave one out.");
                return Metric.of(name, direction);
            }
            return new Metric(name, direction, min, max);
        }

        @Override
        public Map<String, Object> write(Metric metric) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put(DIRECTION, metric.direction().word());
            putFinite(tree, MIN, metric.min());
            putFinite(tree, MAX, metric.max());
            return tree;
        }

        private static void putFinite(Map<String, Object> tree, String key, double limit) {
            if (Double.isFinite(limit)) {
                tree.put(key, limit);
            }
        }

        @Override
        public Optional<String> wordKey() {
            return Optional.of(DIRECTION);
        }
    }
}
