package io.sparbiter.driver.command;

import static io.sparbiter.driver.config.yaml.ValueTypes.TEXT;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.worker.Nearest;
import io.sparbiter.worker.command.ReportFormat;
import io.sparbiter.worker.command.ReportFormat.Patterns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Codes {@code trial.report} where it is a map of regular expressions.
 *
 * @param metrics those that may have one
 */
record PatternsCodec(List<Metric> metrics) implements Codec<ReportFormat> {
    private static final String WRITE_LIKE = "Write it like 'val_acc[=:]\\s*(\\S+)'.";

    @Override
    public ReportFormat read(Section section) {
        Map<String, String> patterns = new LinkedHashMap<>();
        for (String name : section.keys()) {
            checkName(section, name);
            section.require(name, TEXT, WRITE_LIKE)
                    .filter(pattern -> isRight(section, name, pattern))
                    .ifPresent(pattern -> patterns.put(name, pattern));
        }
        metrics.stream()
                .map(Metric::name)
                .filter(name -> !section.has(name))
                .forEach(name -> section.problem(
                        section.name(name) + " is missing: no expression finds this metric.", WRITE_LIKE));
        return new Patterns(patterns);
    }

    private void checkName(Section section, String name) {
        List<String> known = new ArrayList<>(metrics.stream().map(Metric::name).toList());
        known.add(ReportFormat.EPOCH);
        if (!known.contains(name)) {
            section.problem(
                    name,
                    section.name(name) + " is no metric of trial.metrics.",
                    Nearest.to(name, known)
                            .map(near -> "Maybe you meant " + section.name(near) + ".")
                            .orElse("There are " + String.join(", ", known) + "."));
        }
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
    public Map<String, Object> write(ReportFormat format) {
        return format instanceof Patterns patterns ? new LinkedHashMap<>(patterns.byName()) : Map.of();
    }
}
