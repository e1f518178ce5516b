package io.sparbiter.search.choose;

/**
 * A point at a stage of its training: where a model sees a score.
 *
 * @param index of the point in its space
 * @param lag how far from the end of training: the natural logarithm of the most epochs over those it had, 0 at the end
 */
public record Stage(long index, double lag) {
    /** A point as it is at the end of its training. */
    public static Stage atEnd(long index) {
        return new Stage(index, 0);
    }

    /** The lag after so many epochs of at most {@code most}. */
    static double lag(double epochs, int most) {
        return Math.log(Math.max(1, most / Math.max(1, epochs)));
    }
}
