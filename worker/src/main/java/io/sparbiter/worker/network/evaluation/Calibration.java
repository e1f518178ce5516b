package io.sparbiter.worker.network.evaluation;

/**
 * Expected calibration error: how far a network's confidence is from its accuracy (Guo, Pleiss, Sun and Weinberger, "On
 * calibration of modern neural networks", ICML 2017, equation 3). Confidence is the greatest probability; it falls into
 * one of 15 bins of equal width, each open to the left and closed to the right, as theirs.
 */
final class Calibration {
    static final int BINS = 15;

    private final long[] images = new long[BINS];
    private final long[] correct = new long[BINS];
    private final double[] confidence = new double[BINS];

    /** @param greatest the greatest probability, 0 to 1 */
    void add(double greatest, boolean isCorrect) {
        int bin = Math.max(0, Math.min(BINS, (int) Math.ceil(greatest * BINS)) - 1);
        images[bin]++;
        correct[bin] += isCorrect ? 1 : 0;
        confidence[bin] += greatest;
    }

    /** Mean over the images of |accuracy − mean confidence| of their bin; 0 for no images. */
    double error() {
        double sum = 0;
        long all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(correct[bin] - confidence[bin]);
            all += images[bin];
        }
        return all == 0 ? 0 : sum / all;
    }
}
