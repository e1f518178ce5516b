package io.sparbiter.driver.config.yaml;

import java.math.BigDecimal;
import java.util.Locale;

/** Shows values in messages. */
public final class ValueText {
    private static final int LONGEST = 60;

    private ValueText() {}

    /** Not too long for a line. */
    public static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
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
