package io.sparbiter.worker.network.data.csv;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How often a column of a CSV file has which value. */
final class ColumnValues {
    private static final int VALUES = 256;
    /** With more classes than these, a column is not taken for one of labels. */
    private static final int MOST_CLASSES = 100;
    /** No class of a data set is greater than this part of it. */
    private static final double GREATEST_CLASS = 0.9;

    private final long[] counts = new long[VALUES];

    /** Every value of a column: the one at {@code start} and those that follow at a distance. */
    static ColumnValues of(byte[] values, int start, int distance) {
        var column = new ColumnValues();
        for (long i = start; i < values.length; i += distance) {
            column.counts[values[(int) i] & 0xff]++;
        }
        return column;
    }

    private IntStream found() {
        return IntStream.range(0, VALUES).filter(value -> counts[value] > 0);
    }

    int least() {
        return found().min().orElse(0);
    }

    int greatest() {
        return found().max().orElse(0);
    }

    private int distinct() {
        return (int) found().count();
    }

    private long total() {
        return Arrays.stream(counts).sum();
    }

    /** At least two whole numbers without a gap. */
    boolean isCounted() {
        return distinct() > 1 && distinct() == greatest() - least() + 1;
    }

    /**
     * Whether these may be labels rather than pixels.
     *
     * @param white the greatest value of all pixels
     */
    boolean looksLikeLabels(int white) {
        return isCounted()
                && distinct() <= Math.min(MOST_CLASSES, total() / 2)
                && found().mapToLong(value -> counts[value]).max().orElse(0) <= GREATEST_CLASS * total()
                && greatest() != white;
    }

    /** Whether no value is much rarer than the others, as no class is in most data sets. */
    boolean isBalanced() {
        return found().mapToLong(value -> counts[value]).min().orElse(0) * 3 * distinct() >= total();
    }

    /** Whether another column's values are of the same kind, as those of a neighbouring pixel are. */
    boolean isLike(ColumnValues other) {
        return other.distinct() > 1 && other.greatest() <= 2 * greatest() && greatest() <= 2 * other.greatest();
    }

    /** For people. */
    String words() {
        return least() + " to " + greatest();
    }
}
