package io.sparbiter.worker.network.layers;

import io.sparbiter.search.space.Axis.RealAxis;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is said of an axis of decimal numbers where whole ones belong: one of them, as {@code 1e2}, makes all decimal. */
final class WholeNumbers {
    /** Values of a list that nobody minds writing. */
    private static final int FEW = 2;

    private WholeNumbers() {}

    static String problem(RealAxis axis, AxisRule.Whole rule) {
        List<Double> fractions =
                axis.values().stream().filter(value -> !isWhole(value)).toList();
        double shown = fractions.isEmpty() ? axis.values().get(0) : fractions.get(0);
        return "space.%s (%s) must be %s.%n%s"
                .formatted(axis.name(), shown, rule.words(), fractions.isEmpty() ? written(axis) : digits(axis));
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= Long.MAX_VALUE;
    }

    /** The same values as whole numbers. */
    private static String written(RealAxis axis) {
        List<Long> values = axis.values().stream().map(Double::longValue).toList();
        long step = values.size() > FEW ? values.get(1) - values.get(0) : 0;
        boolean isRange =
                step > 0 && IntStream.range(1, values.size()).allMatch(i -> values.get(i) - values.get(i - 1) == step);
        String text = isRange
                ? "{min: %d, max: %d, step: %d}".formatted(values.get(0), values.get(values.size() - 1), step)
                : values.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
        return "Write " + axis.name() + ": " + text + ", with no decimal point or exponent.";
    }

    private static String digits(RealAxis axis) {
        return "Write whole numbers on " + axis.name()
                + ", with no decimal point or exponent; of a range min, max and step.";
    }
}
