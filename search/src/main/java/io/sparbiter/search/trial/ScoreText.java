package io.sparbiter.search.trial;

import java.util.Locale;

/** Writes scores and metrics for people, of any size: {@code 0.97130}, {@code -3.20000}, {@code 1602500.0}, {@code 2.5000e-06}. */
public final class ScoreText {
    private static final double SMALL = 0.001;
    private static final double LARGE = 1e9;
    /** From here on digits before the point take the place of those behind it. */
    private static final int WHOLE_DIGITS = 3;

    private ScoreText() {}

    /**
     * With so many decimals, and fewer from 1,000 on; very small and very large values with an exponent.
     *
     * @param value any number: NaN and the infinities are written as Java does
     */
    public static String of(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        double size = Math.abs(value);
        if (size != 0 && (size < SMALL || size >= LARGE)) {
            return String.format(Locale.ROOT, "%.4e", value);
        }
        int wholeDigits = size < 1 ? 1 : (int) Math.log10(size) + 1;
        int left = Math.max(0, decimals - Math.max(0, wholeDigits - WHOLE_DIGITS));
        return String.format(Locale.ROOT, "%." + left + "f", value);
    }
}
