package io.sparbiter.driver.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Shows numbers in tables for people. */
public final class NumberText {
    private static final List<String> WORDS = List.of(
            "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
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

    /** Small counts in words. */
    static String word(int count) {
        return count < WORDS.size() ? WORDS.get(count) : Integer.toString(count);
    }

    /** Hours, if there are any, minutes and seconds: {@code 1:02:03} or {@code 0:07}. */
    public static String of(Duration duration) {
        long hours = duration.toHours();
        int minutes = duration.toMinutesPart();
        int seconds = duration.toSecondsPart();
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds)
                : String.format(Locale.ROOT, "%d:%02d", minutes, seconds);
    }
}
