package io.sparbiter.search.prune;

import io.sparbiter.search.trial.Direction;
import java.util.Arrays;

/**
 * Finite scores from the best to the worst, equal ones included. Look-ups are a binary search; adding moves what is worse,
 * which for 100,000 scores takes microseconds.
 */
final class SortedScores {
    private final double sign;
    /** Signed so that less is better; ascending in {@code [0, size)}. */
    private double[] keys = new double[16];

    private int size;

    SortedScores(Direction direction) {
        sign = direction == Direction.MINIMIZE ? 1 : -1;
    }

    int size() {
        return size;
    }

    void add(double score) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        int found = find(score);
        int place = found >= 0 ? found : -found - 1;
        System.arraycopy(keys, place, keys, place + 1, size - place);
        keys[place] = key(score);
        size++;
    }

    /** Takes one of the scores away that equal this one; there must be one. */
    void remove(double score) {
        int place = find(score);
        System.arraycopy(keys, place + 1, keys, place, size - place - 1);
        size--;
    }

    /** The score that {@code rank} others precede. */
    double get(int rank) {
        return sign * keys[rank] + 0.0;
    }

    /** The score in the middle, the mean of the two of an even number; there must be a score. */
    double median() {
        double lower = get(size / 2);
        return size % 2 == 1 ? lower : get(size / 2 - 1) / 2 + lower / 2;
    }

    private int find(double score) {
        return Arrays.binarySearch(keys, 0, size, key(score));
    }

    /** Without negative zeros, which a binary search tells from zeros. */
    private double key(double score) {
        return sign * score + 0.0;
    }
}
