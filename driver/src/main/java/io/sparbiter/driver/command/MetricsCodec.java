package io.sparbiter.driver.command;

import static io.sparbiter.driver.config.yaml.ValueTypes.REAL;
import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.Text;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.worker.command.CommandSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Codes {@code trial.metrics}: name to direction, or to a map with the direction and a range. */
final class MetricsCodec implements Codec<List<Metric>> {
    static final MetricsCodec METRICS = new MetricsCodec();
    static final String REMEDY = "Name what the command reports, as in metrics: {val_accuracy: maximize}.";

    private static final String DIRECTION = "direction";
    private static final String MIN = "min";
    private static final String MAX = "max";
    private static final String UNBOUNDED = "Leave it out if there is no bound.";

    /** A column of the table each, and a word in SQL. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** Names with a meaning in reports, in the history of epochs and in views, beside the table's own columns. */
    private static final Set<String> TAKEN = Set.of(CommandSettings.COMMAND, "epoch", "millis", "search");

    private static final ValueType<Direction> WHICH = oneOf(List.of(Direction.values()), Direction::word);

    private MetricsCodec() {}

    @Override
    public List<Metric> read(Section section) {
        List<Metric> metrics = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (String name : section.keys()) {
            checkName(section, name, seen);
            section.section(name, new MetricCodec(name)).ifPresent(metrics::add);
        }
        if (section.isEmpty()) {
            section.problem(section.name() + " names no metric.", REMEDY);
        }
        return metrics;
    }

    private static void checkName(Section section, String name, Map<String, String> seen) {
        String full = Text.shown(section.name(name));
        String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        if (!NAME.matcher(name).matches()) {
            section.problem(name, full + " is not a name for a metric.", "Use letters, digits and _, a letter first.");
        } else if (ReportSchema.isReserved(name) || TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
            section.problem(name, full + " is the name of a column that every table has.", "Choose another name.");
        } else if (other != null) {
            section.problem(
                    name, full + " differs from " + other + " in upper and lower case only.", "Rename one of the two.");
        }
    }

    @Override
    public Map<String, Object> write(List<Metric> metrics) {
        Map<String, Object> tree = new LinkedHashMap<>();
        metrics.forEach(metric -> tree.put(metric.name(), written(metric)));
        return tree;
    }

    private static Object written(Metric metric) {
        Map<String, Object> tree = new MetricCodec(metric.name()).write(Optional.of(metric));
        return tree.size() == 1 ? metric.direction().word() : tree;
    }

    /** Codes one metric; a word is its direction. */
    private record MetricCodec(String name) implements Codec<Optional<Metric>> {
        @Override
        public Optional<Metric> read(Section section) {
            double min = section.find(MIN, REAL, UNBOUNDED).orElse(Double.NEGATIVE_INFINITY);
            double max = section.find(MAX, REAL, UNBOUNDED).orElse(Double.POSITIVE_INFINITY);
            boolean isRange = min < max;
            if (!isRange) {
                section.problem(
                        MAX,
                        "%s (%s) must be above %s (%s)."
                                .formatted(section.name(MAX), Text.of(max), section.name(MIN), Text.of(min)),
                        UNBOUNDED);
            }
            return section.require(DIRECTION, WHICH, "Say whether more or less of it is better: maximize or minimize.")
                    .filter(direction -> isRange)
                    .map(direction -> new Metric(name, direction, min, max));
        }

        @Override
        public Map<String, Object> write(Optional<Metric> metric) {
            Map<String, Object> tree = new LinkedHashMap<>();
            metric.ifPresent(known -> {
                tree.put(DIRECTION, known.direction().word());
                putFinite(tree, MIN, known.min());
                putFinite(tree, MAX, known.max());
            });
            return tree;
        }

        private static void putFinite(Map<String, Object> tree, String key, double bound) {
            if (Double.isFinite(bound)) {
                tree.put(key, bound);
            }
        }

        @Override
        public Optional<String> wordKey() {
            return Optional.of(DIRECTION);
        }
    }
}
