package io.sparbiter.driver.analyse;

import java.util.Arrays;

/** Scores by their places among each other. */
final class Ranks {
    private Ranks() {}

    /** The place of each number, from 0 for the lowest to 1 for the highest; equal ones share the mean of their places. */
    static double[] of(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double last = Math.max(1, sorted.length - 1);
        return Arrays.stream(numbers)
                .map(number -> (first(sorted, number) + first(sorted, Math.nextUp(number)) - 1) / 2.0 / last)
                .toArray();
    }

    /** How many are lower. */
    private static int first(double[] sorted, double number) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
