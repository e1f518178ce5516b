package io.sparbiter.driver.config.yaml;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;

/** Shows values in messages. */
public final class ValueText {
    private static final int LONGEST = 60;
    private static final int MOST_LISTED = 50;

    private ValueText() {}

    /** Not too long for a line. */
    public static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Words in a sentence: the first ones, and how many more there are. */
    public static String list(Collection<String> words) {
        String first = words.stream().limit(MOST_LISTED).map(ValueText::shown).collect(joining(", "));
        int more = words.size() - MOST_LISTED;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /** As a user would write the value in a file: {@code 0.00001}, {@code 20}, {@code sequential}. */
    public static String of(Object value) {
        if (value instanceof Double number) {
            return of(BigDecimal.valueOf(number));
        }
        if (value instanceof BigDecimal number) {
            BigDecimal shortest = number.stripTrailingZeros();
            return shortest.scale() < 0 ? shortest.toPlainString() : shortest.toString();
        }
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString();
    }
}
