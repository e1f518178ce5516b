package io.sparbiter.driver.report;

import io.sparbiter.search.trial.ScoreText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Shows numbers in tables for people. */
public final class NumberText {
    private static final List<String> WORDS = List.of(
            "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final int DECIMALS = 5;

    private NumberText() {}

    /** With 5 decimals, see {@link ScoreText}. */
    public static String of(double value) {
        return ScoreText.of(value, DECIMALS);
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
