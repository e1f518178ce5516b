package io.sparbiter.driver.config.yaml;

import io.sparbiter.worker.trial.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as users write them: {@code 90s}, {@code 4m}, {@code 8h}, {@code 1d}, {@code 1h30m}, or ISO-8601. */
final class DurationFormat {
    /** Long enough for any search, and in nanoseconds still a long. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern UNITS =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");

    private DurationFormat() {}

    /** The time, which may be negative in ISO-8601; empty if the text is none. */
    static Optional<Duration> parse(String text) {
        Matcher units = UNITS.matcher(text.toLowerCase(Locale.ROOT));
        return units.matches() && !text.isEmpty() ? Optional.of(sum(units)) : iso(text);
    }

    /** Text that {@link #parse} reads back; the time is positive and at most {@link #LONGEST}. */
    static String format(Duration time) {
        return DurationText.of(time);
    }

    private static Duration sum(Matcher units) {
        return Duration.ofDays(number(units.group(1)))
                .plusHours(number(units.group(2)))
                .plusMinutes(number(units.group(3)))
                .plusSeconds(number(units.group(4)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
