package io.sparbiter.driver.command;

import static io.sparbiter.driver.config.yaml.ValueTypes.TEXT;
import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.worker.Nearest;
import io.sparbiter.worker.command.report.ReportFormat;
import io.sparbiter.worker.command.report.ReportFormat.Patterns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Codes {@code trial.report}: the word {@code lines}, or a map of regular expressions.
 *
 * @param metrics those that may have an expression
 */
record ReportFormatCodec(List<Metric> metrics) implements Codec<ReportFormat> {
    private static final String REPORT = "report";
    private static final String LINES = "lines";
    private static final ValueType<ReportFormat> WORD = oneOf(List.of(ReportFormat.LINES), format -> LINES);

    /** Of the section {@code trial}, since a word is looked at otherwise than a map. */
    @Override
    public ReportFormat read(Section trial) {
        return trial.node(REPORT).filter(Mapping.class::isInstance).isPresent()
                ? trial.section(REPORT, new PatternsCodec(metrics))
                : trial.get(REPORT, WORD, ReportFormat.LINES);
    }

    @Override
    public Map<String, Object> write(ReportFormat format) {
        return Map.of(REPORT, format instanceof Patterns patterns ? patterns.byName() : LINES);
    }

    private record PatternsCodec(List<Metric> metrics) implements Codec<Patterns> {
        private static final String WRITE_LIKE = "Write it like 'val_acc[=:]\\s*(\\S+)'.";

        @Override
        public Patterns read(Section section) {
            Map<String, String> patterns = new LinkedHashMap<>();
            for (String name : section.keys()) {
                checkName(section, name);
                section.require(name, TEXT, WRITE_LIKE)
                        .filter(pattern -> isRight(section, name, pattern))
                        .ifPresent(pattern -> patterns.put(name, pattern));
            }
            requireAllMetrics(section);
            return new Patterns(patterns);
        }

        private void requireAllMetrics(Section section) {
            metrics.stream()
                    .map(Metric::name)
                    .filter(name -> !section.has(name))
                    .forEach(name -> section.problem(
                            section.name(name) + " is missing: no expression finds this metric.", WRITE_LIKE));
        }

        private void checkName(Section section, String name) {
            List<String> known =
                    new ArrayList<>(metrics.stream().map(Metric::name).toList());
            known.add(ReportFormat.EPOCH);
            if (!known.contains(name)) {
                section.problem(
                        name,
                        section.name(name) + " is no metric of trial.metrics.",
                        nearest(section, name, known)
                                .map(near -> "Maybe you meant " + section.name(near) + ".")
                                .orElse("There are " + ValueText.list(known) + "."));
            }
        }

        private static Optional<String> nearest(Section section, String name, List<String> known) {
            return section.hasManyProblems() ? Optional.empty() : Nearest.to(name, known);
        }

        private static boolean isRight(Section section, String name, String pattern) {
            String message = "%s (%s) ".formatted(section.name(name), pattern);
            try {
                int groups = Pattern.compile(pattern).matcher("").groupCount();
                if (groups != 1) {
                    section.problem(
                            name,
                            message + "must have exactly one group, it has " + groups + ".",
                            "Put parentheses around the number, and make other groups (?:…).");
                }
                return groups == 1;
            } catch (PatternSyntaxException e) {
                section.problem(name, message + "is no regular expression: " + e.getDescription() + ".", WRITE_LIKE);
                return false;
            }
        }

        @Override
        public Map<String, Object> write(Patterns patterns) {
            return new LinkedHashMap<>(patterns.byName());
        }
    }
}
