package io.sparbiter.driver.page;

import io.sparbiter.driver.results.table.TrialRow;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the trials took that began.
 *
 * @param bins neighbouring stretches of time of equal length, in seconds, with how many trials fell into each; none of so
 *     few trials that each is better shown by itself
 */
record Durations(Spread seconds, List<Bin> bins) {
    private static final int BINS = 30;
    private static final int FEWEST = 10;

    /** From a time, included, to another, which only the last one includes. */
    record Bin(double from, double to, int trials) {}

    static double seconds(TrialRow row) {
        return row.run().duration().toMillis() / 1_000.0;
    }

    static Durations of(List<TrialRow> rows) {
        List<Double> seconds = rows.stream()
                .filter(row -> row.run().began())
                .map(Durations::seconds)
                .toList();
        Spread spread = Spread.of(seconds);
        return new Durations(spread, seconds.size() < FEWEST ? List.of() : bins(seconds, spread.low(), spread.high()));
    }

    private static List<Bin> bins(List<Double> seconds, double low, double high) {
        int bins = high > low ? Math.min(BINS, 2 * (int) Math.ceil(Math.sqrt(seconds.size()))) : 1;
        double width = (high - low) / bins;
        int[] counts = new int[bins];
        for (double time : seconds) {
            counts[width > 0 ? Math.min((int) ((time - low) / width), bins - 1) : 0]++;
        }
        List<Bin> result = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            result.add(new Bin(low + i * width, i == bins - 1 ? high : low + (i + 1) * width, counts[i]));
        }
        return result;
    }
}
