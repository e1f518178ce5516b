package io.sparbiter.search.trial;

import java.util.Locale;

/** Whether more or less of a score is better. */
public enum Direction {
    MAXIMIZE,
    MINIMIZE;

    /** Whether {@code a} is strictly better than {@code b}; a NaN is never better, and anything else is better than it. */
    public boolean isBetter(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(b) && !Double.isNaN(a);
        }
        return this == MAXIMIZE ? a > b : a < b;
    }

    /** The word for it in files and tables: {@code maximize} or {@code minimize}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
