package io.sparbiter.worker.command.report;

import io.sparbiter.worker.command.process.CommandEvent;
import io.sparbiter.worker.command.process.CommandEvent.Line;
import io.sparbiter.worker.command.process.CommandEvent.Output;
import io.sparbiter.worker.command.report.Reported.Numbers;
import io.sparbiter.worker.command.report.Reported.Unreadable;
import io.sparbiter.worker.command.report.Reported.Wrong;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers out of a program's usual output. All that the expressions find in one line belongs together; of several
 * places in a line that fit an expression the first counts.
 */
final class PatternReports implements ReportReader {
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    PatternReports(Map<String, String> byName) {
        byName.forEach((name, pattern) -> patterns.put(name, Pattern.compile(pattern)));
    }

    @Override
    public boolean wants(Output output, String line) {
        return output == Output.STDOUT
                && patterns.values().stream()
                        .anyMatch(pattern -> pattern.matcher(line).find());
    }

    @Override
    public Optional<Reported> read(CommandEvent event) {
        return event instanceof Line line ? Optional.of(parse(line.text())) : Optional.empty();
    }

    @Override
    public boolean gathers() {
        return true;
    }

    /** What a line says; text in a metric's place that is no number is more likely the expression's fault. */
    private Reported parse(String line) {
        OptionalInt epoch;
        try {
            epoch = find(ReportFormat.EPOCH, line)
                    .map(text -> OptionalInt.of(ReportedNumber.epoch(text)))
                    .orElse(OptionalInt.empty());
        } catch (NumberFormatException e) {
            return new Wrong(e.getMessage());
        }
        try {
            return new Numbers(epoch, numbers(line));
        } catch (NumberFormatException e) {
            return new Unreadable(line);
        }
    }

    private Map<String, Double> numbers(String line) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String name : patterns.keySet()) {
            if (!name.equals(ReportFormat.EPOCH)) {
                find(name, line).ifPresent(text -> numbers.put(name, ReportedNumber.of(name, text)));
            }
        }
        return numbers;
    }

    private Optional<String> find(String name, String line) {
        return Optional.ofNullable(patterns.get(name))
                .map(pattern -> pattern.matcher(line))
                .filter(Matcher::find)
                .flatMap(found -> Optional.ofNullable(found.group(1)));
    }
}
