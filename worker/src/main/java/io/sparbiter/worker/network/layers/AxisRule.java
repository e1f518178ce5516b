package io.sparbiter.worker.network.layers;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.RealAxis;
import io.sparbiter.worker.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;

/** What the values of an axis must be. */
sealed interface AxisRule {
    /** Each axis a network knows, with its rule. */
    Map<String, AxisRule> ALL = all();

    /** As YAML has it, too. */
    Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE]-?\\d+)?");

    /** Whether the rule allows a value. */
    boolean allows(Object value);

    /** What it allows, to follow "must be". */
    String words();

    /** A whole number between two bounds, both allowed. */
    record Whole(long min, long max) implements AxisRule {
        @Override
        public boolean allows(Object value) {
            return value instanceof Long number && number >= min && number <= max;
        }

        @Override
        public String words() {
            return "a whole number from %d to %d".formatted(min, max);
        }
    }

    /** A number in a range. */
    record Real(String range, DoublePredicate inRange) implements AxisRule {
        @Override
        public boolean allows(Object value) {
            return value instanceof Number number && inRange.test(number.doubleValue());
        }

        @Override
        public String words() {
            return "a number " + range;
        }
    }

    /** One of a few words. */
    record Word(List<String> known) implements AxisRule {
        @Override
        public boolean allows(Object value) {
            return known.contains(value);
        }

        @Override
        public String words() {
            return "one of " + String.join(", ", known);
        }
    }

    /** The problems of an axis, at most one a value. */
    static List<String> problems(Axis axis) {
        if (!ALL.containsKey(axis.name())) {
            return List.of(unknown(axis));
        }
        if (hasQuotedNumbers(axis)) {
            return List.of(unquote(axis));
        }
        if (axis instanceof RealAxis decimals && ALL.get(axis.name()) instanceof Whole rule) {
            return List.of(WholeNumbers.problem(decimals, rule));
        }
        return axis.values().stream()
                .flatMap(value -> problem(axis.name(), value).stream())
                .toList();
    }

    private static boolean hasQuotedNumbers(Axis axis) {
        return !(ALL.get(axis.name()) instanceof Word)
                && axis.values().stream()
                        .allMatch(value -> value instanceof String word
                                && NUMBER.matcher(word).matches());
    }

    private static String unquote(Axis axis) {
        List<String> values = axis.values().stream().map(Object::toString).toList();
        return "space.%s holds words that look like numbers, in quotes.%nWrite %s: [%s], without quotes."
                .formatted(axis.name(), axis.name(), String.join(", ", values));
    }

    /** What is wrong with the value on a known axis. */
    static Optional<String> problem(String axis, Object value) {
        AxisRule rule = ALL.get(axis);
        return rule.allows(value)
                ? Optional.empty()
                : Optional.of(
                        "space.%s (%s) must be %s.%n%s".formatted(axis, value, rule.words(), remedy(rule, value)));
    }

    private static String remedy(AxisRule rule, Object value) {
        Optional<String> meant = rule instanceof Word word && value instanceof String typed
                ? Nearest.to(typed, word.known())
                : Optional.empty();
        return meant.map("Maybe you meant %s."::formatted)
                .orElse("Take it out of the axis, or put an allowed value in its place.");
    }

    private static String unknown(Axis axis) {
        return "space.%s is no axis of this network.%n%s"
                .formatted(axis.name(), OtherAxisNames.setting(axis).orElseGet(() -> nearest(axis.name())));
    }

    private static String nearest(String axis) {
        String known = "known are " + String.join(", ", ALL.keySet()) + ".";
        return Optional.ofNullable(OtherAxisNames.MEANT.get(axis))
                .or(() -> Nearest.to(axis, ALL.keySet()))
                .map(meant -> "Maybe you meant " + meant + "; " + known)
                .orElse("Axes " + known);
    }

    private static Map<String, AxisRule> all() {
        var rules = new LinkedHashMap<String, AxisRule>();
        for (int i = 1; i <= HyperParameters.CONVOLUTIONS; i++) {
            rules.put("conv_" + i + "_filters", new Whole(1, 65_536));
            rules.put("conv_" + i + "_kernel", new Whole(1, 99));
        }
        rules.put("dense_1_units", new Whole(1, 65_536));
        rules.put("dense_2_units", new Whole(0, 65_536));
        rules.put("optimizer", new Word(Optimizer.words()));
        rules.put("learning_rate", new Real("above 0", rate -> rate > 0));
        rules.put("dropout", new Real("from 0 to below 1", rate -> rate >= 0 && rate < 1));
        rules.put("l1", new Real("of at least 0", penalty -> penalty >= 0));
        rules.put("l2", new Real("of at least 0", penalty -> penalty >= 0));
        rules.put("batch", new Whole(1, 65_536));
        return rules;
    }
}
