package io.sparbiter.driver.report;

import java.util.Locale;

/** How tables for people show numbers. */
public final class NumberText {
    private static final double SMALL = 0.001;
    private static final double LARGE = 1e7;

    private NumberText() {}

    /** With 5 decimals; very small and very large ones with an exponent, and so what is not a number. */
    public static String of(double value) {
        double size = Math.abs(value);
        boolean plain = size == 0 || (size >= SMALL && size < LARGE);
        if (!plain && Double.isFinite(value)) {
            return String.format(Locale.ROOT, "%.4e", value);
        }
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.5f", value) : Double.toString(value);
    }
}
