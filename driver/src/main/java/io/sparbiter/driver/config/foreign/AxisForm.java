package io.sparbiter.driver.config.foreign;

import io.sparbiter.driver.config.yaml.ValueText;
import java.math.BigDecimal;
import java.util.Optional;

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
        return "{min: " + number(low.min(high)) + ", max: " + number(low.max(high)) + ", " + between() + "}";
    }

    private BigDecimal span() {
        return high.subtract(low).abs();
    }

    private String between() {
        if (log && low.min(high).signum() > 0) {
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
