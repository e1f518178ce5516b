package io.sparbiter.search.bayes;

/**
 * Where a score was seen: at a point, and so far before the end of its training. Early scores and late ones of a point
 * resemble each other less the further they are apart.
 *
 * @param levels of the point
 * @param lag natural logarithm of the most epochs of a trial over those that it had, at least 0: 0 at the end
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record Sample(int[] levels, double lag) {
    /** A point as it is at the end of its training. */
    static Sample atEnd(int[] levels) {
        return new Sample(levels, 0);
    }
}
