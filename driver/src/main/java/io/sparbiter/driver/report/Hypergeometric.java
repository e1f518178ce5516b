package io.sparbiter.driver.report;

/** The hypergeometric distribution: balls drawn from an urn and not put back. */
final class Hypergeometric {
    private Hypergeometric() {}

    /** The probability that at least {@code hits} of {@code drawn} are marked if {@code marked} of {@code all} are. */
    static double atLeast(int hits, int drawn, int marked, int all) {
        double sum = 0;
        for (int i = hits; i <= Math.min(drawn, marked); i++) {
            if (drawn - i <= all - marked) {
                sum += Math.exp(logChoose(marked, i) + logChoose(all - marked, drawn - i) - logChoose(all, drawn));
            }
        }
        return Math.min(1, sum);
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log((double) (n - k + i) / i);
        }
        return sum;
    }
}
