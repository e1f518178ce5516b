package io.sparbiter.driver.page;

import java.util.Arrays;
import java.util.Collection;

/**
 * How numbers are spread. Quantiles lie between two numbers where they fall there (Hyndman and Fan's seventh definition,
 * that of NumPy and of R).
 *
 * @param count how many there are; of none the others are NaN
 */
record Spread(int count, double low, double q05, double q25, double median, double q75, double q95, double high) {
    static Spread of(Collection<Double> numbers) {
        double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Spread(
                sorted.length,
                quantile(sorted, 0),
                quantile(sorted, 0.05),
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                quantile(sorted, 0.95),
                quantile(sorted, 1));
    }

    private static double quantile(double[] sorted, double fraction) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
