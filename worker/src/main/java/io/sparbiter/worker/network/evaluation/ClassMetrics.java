package io.sparbiter.worker.network.evaluation;

/**
 * How well one class is recognized, as scikit-learn's {@code precision_recall_fscore_support} with {@code
 * zero_division=0} has it: a ratio of nothing to nothing is 0.
 *
 * @param label the class
 * @param precision share of the images taken for this class that are of it
 * @param recall share of the images of this class that were taken for it
 * @param f1 harmonic mean of both
 * @param support images of this class
 * @param predicted images taken for it
 */
public record ClassMetrics(int label, double precision, double recall, double f1, long support, long predicted) {
    static ClassMetrics of(ConfusionMatrix matrix, int label) {
        long hits = matrix.count(label, label);
        long support = matrix.support(label);
        long predicted = matrix.predicted(label);
        return new ClassMetrics(
                label,
                ratio(hits, predicted),
                ratio(hits, support),
                ratio(2 * hits, support + predicted),
                support,
                predicted);
    }

    /** Whether scikit-learn knows of the class: it takes them from the true and the predicted labels. */
    boolean isPresent() {
        return support + predicted > 0;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
