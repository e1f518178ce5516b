package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.space.Space;
import java.util.OptionalLong;

/**
 * The points chosen from one look at the acquisition: the best, and in large batches the next best that are no
 * neighbours of one chosen before, since the acquisition does not yet know of those.
 */
final class AcquisitionRound {
    /** A batch is chosen in at most so many rounds, or one for each point of it. */
    private static final int MOST_ROUNDS = 64;

    private final double[] values;
    private final Pool pool;
    private final Space space;
    private int left;

    /**
     * @param values of the acquisition at the pool's points; changed here
     * @param size points to choose
     */
    AcquisitionRound(double[] values, Pool pool, int size, Space space) {
        this.values = values;
        this.pool = pool;
        this.space = space;
        left = size;
    }

    /** The points of a round of a batch. */
    static int size(int batch) {
        return (batch + MOST_ROUNDS - 1) / MOST_ROUNDS;
    }

    boolean isOver() {
        return left <= 0;
    }

    /** The next point; the round is over when there is none. */
    OptionalLong next() {
        int best = best();
        if (best < 0) {
            left = 0;
            return OptionalLong.empty();
        }
        left--;
        values[best] = Double.NEGATIVE_INFINITY;
        if (left > 0) {
            banNeighbours(space.levels(pool.index(best)));
        }
        return OptionalLong.of(pool.index(best));
    }

    private int best() {
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < values.length; c++) {
            if (values[c] > highest) {
                highest = values[c];
                best = c;
            }
        }
        return best;
    }

    private void banNeighbours(int[] levels) {
        for (int axis = 0; axis < levels.length; axis++) {
            int[] neighbour = levels.clone();
            int size = space.axes().get(axis).size();
            int first = size <= Pool.LONG_AXIS ? 0 : Math.max(0, levels[axis] - Pool.LONG_AXIS / 2);
            for (int level = first; level < Math.min(size, first + Pool.LONG_AXIS); level++) {
                neighbour[axis] = level;
                int number = pool.number(space.index(neighbour));
                if (number >= 0) {
                    values[number] = Double.NEGATIVE_INFINITY;
                }
            }
        }
    }
}
