package io.sparbiter.driver.config.space;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Numbers from {@code min} to {@code max}. Decimal arithmetic gives the numbers a user expects: 0.3 and not
 * 0.30000000000000004.
 *
 * @param integers whether the values are whole numbers; then they are rounded, half up, and equal ones count once
 */
record Range(BigDecimal min, BigDecimal max, boolean integers) {
    /** On one axis. */
    static final int MOST_VALUES = 100_000;

    private static final MathContext PRECISION = new MathContext(12);

    /**
     * Steps of a range of which nobody said how many it has. Values are then a thousandth of the range apart, on a
     * logarithmic scale over four decades less than 1 %, which no score tells from the continuum; a table of an axis stays
     * in a core's nearest cache; and six such axes, with 10^18 points, still have indices of 64 bits. A thousand steps, and
     * not values, meet round numbers: 0.001, 0.002, … from 0 to 1, and every power of ten from 0.0001 to 1.
     */
    private static final int FINE = 1000;

    /** The number of values a step apart. */
    BigDecimal size(BigDecimal step) {
        return max.subtract(min).divideToIntegralValue(step).add(BigDecimal.ONE);
    }

    /** From min in steps; max is the last value only if the steps meet it. */
    Axis stepped(String name, BigDecimal step) {
        return axis(name, size(step).intValueExact(), i -> min.add(step.multiply(BigDecimal.valueOf(i))));
    }

    /** {@code count} values, at least 2, at equal distances. */
    Axis linear(String name, int count) {
        BigDecimal span = max.subtract(min);
        BigDecimal last = BigDecimal.valueOf(count - 1L);
        return axis(
                name,
                count,
                i -> between(
                        min.add(span.multiply(BigDecimal.valueOf(i)).divide(last, MathContext.DECIMAL128)), i, count));
    }

    /** {@code count} values, at least 2, at equal ratios; min is positive. */
    Axis logarithmic(String name, int count) {
        double low = StrictMath.log(min.doubleValue());
        double high = StrictMath.log(max.doubleValue());
        return axis(
                name,
                count,
                i -> between(BigDecimal.valueOf(StrictMath.exp(low + (high - low) * i / (count - 1))), i, count));
    }

    /** {@link #FINE} equal steps, or every whole number if there are no more. */
    Axis fineLinear(String name) {
        boolean isEvery = integers && size(BigDecimal.ONE).compareTo(BigDecimal.valueOf(FINE)) <= 0;
        if (isEvery) {
            return stepped(name, BigDecimal.ONE);
        }
        BigDecimal step = max.subtract(min).divide(BigDecimal.valueOf(FINE), MathContext.DECIMAL128);
        return axis(name, FINE + 1, i -> near(min.add(step.multiply(BigDecimal.valueOf(i))), step, i));
    }

    /** {@link #FINE} equal ratios; min is positive. */
    Axis fineLogarithmic(String name) {
        double low = StrictMath.log(min.doubleValue());
        double ratio = (StrictMath.log(max.doubleValue()) - low) / FINE;
        return axis(name, FINE + 1, i -> {
            double value = StrictMath.exp(low + ratio * i);
            return near(BigDecimal.valueOf(value), BigDecimal.valueOf(value * StrictMath.expm1(ratio)), i);
        });
    }

    /** The ends exactly, and what lies between them rounded to a hundredth of a step, or to a digit less. */
    private BigDecimal near(BigDecimal value, BigDecimal step, int i) {
        if (i == 0 || i == FINE) {
            return i == 0 ? min : max;
        }
        int magnitude = step.precision() - step.scale();
        return value.setScale(2 - magnitude, RoundingMode.HALF_UP).max(min).min(max);
    }

    /** The ends exactly, and what lies between them rounded to digits a user would write. */
    private BigDecimal between(BigDecimal value, int i, int count) {
        if (i == 0 || i == count - 1) {
            return i == 0 ? min : max;
        }
        return value.round(PRECISION).max(min).min(max);
    }

    private Axis axis(String name, int count, IntFunction<BigDecimal> value) {
        List<BigDecimal> values = IntStream.range(0, count).mapToObj(value).toList();
        return integers
                ? new IntegerAxis(
                        name, values.stream().map(Range::rounded).distinct().toList())
                : new RealAxis(
                        name,
                        values.stream().map(BigDecimal::doubleValue).distinct().toList());
    }

    private static long rounded(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
