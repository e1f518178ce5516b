package io.sparbiter.driver.config.foreign;

import static java.util.stream.Collectors.joining;

import io.sparbiter.driver.config.yaml.ValueText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A range as an axis has it here, where a range is a list of values.
 *
 * @param step of neighbours, if it is known
 * @param count of values, if it is known
 * @param integer whether the values are whole numbers
 */
public record AxisForm(
        BigDecimal low,
        BigDecimal high,
        Optional<BigDecimal> step,
        Optional<Integer> count,
        boolean log,
        boolean integer) {
    /** As many as tell a good value from a bad one. */
    private static final int USUAL_COUNT = 20;

    /** Whole numbers, beyond which some of them do. */
    private static final BigDecimal MANY = BigDecimal.valueOf(1000);

    /** What to write, as {@code {min: 0.1, max: 0.9, count: 20}}. */
    public String text() {
        if (low.compareTo(high) == 0) {
            return "[" + number(low) + "]";
        }
        if (isLog() && step.filter(distance -> distance.signum() > 0).isPresent()) {
            return multiples(step.get());
        }
        return "{min: " + number(low.min(high)) + ", max: " + number(low.max(high)) + ", " + between() + "}";
    }

    private boolean isLog() {
        return log && low.min(high).signum() > 0;
    }

    /** What values at equal ratios become that are rounded to multiples of a number. */
    private String multiples(BigDecimal unit) {
        double least = Math.log(low.min(high).doubleValue());
        double most = Math.log(low.max(high).doubleValue());
        int last = Math.max(2, count.orElse(USUAL_COUNT)) - 1;
        String list = IntStream.rangeClosed(0, last)
                .mapToObj(i -> BigDecimal.valueOf(Math.exp(least + (most - least) * i / last)))
                .map(value -> value.divide(unit, 0, RoundingMode.HALF_UP).multiply(unit))
                .filter(value -> value.signum() > 0)
                .map(this::number)
                .distinct()
                .collect(joining(", "));
        return "[" + (list.isEmpty() ? number(unit) : list) + "]";
    }

    private BigDecimal span() {
        return high.subtract(low).abs();
    }

    private String between() {
        if (isLog()) {
            return "count: " + counted() + ", scale: log";
        }
        if (step.isPresent() && count.isEmpty() && step.get().signum() > 0) {
            return "step: " + ValueText.of(step.get());
        }
        boolean isEvery = integer && count.isEmpty() && span().compareTo(MANY) <= 0;
        return isEvery ? "step: 1" : "count: " + counted();
    }

    private int counted() {
        BigDecimal most = span().add(BigDecimal.ONE);
        int wanted = count.orElse(USUAL_COUNT);
        return integer && most.compareTo(BigDecimal.valueOf(wanted)) < 0 ? most.intValue() : Math.max(2, wanted);
    }

    /** With a decimal point where that makes the axis one of decimal numbers. */
    private String number(BigDecimal number) {
        String text = ValueText.of(number);
        return integer || text.matches(".*[.E].*") ? text : text + ".0";
    }
}
