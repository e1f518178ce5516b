package io.sparbiter.driver.exchange.imported;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Finds the level of an axis that a value of another tool is: a number within a billionth of it, since tools round, a word as
 * it is. Whole numbers may have a decimal point, as pandas writes them beside missing ones, and true and false a capital.
 */
final class Levels {
    private static final double ROUNDING = 1e-9;

    private final Axis axis;
    private final Map<String, Integer> byText = new HashMap<>();

    Levels(Axis axis) {
        this.axis = axis;
        for (int level = axis.size() - 1; level >= 0; level--) {
            byText.put(plain(axis.values().get(level).toString()), level);
        }
    }

    OptionalInt of(String text) {
        Integer same = byText.get(plain(text));
        if (same != null) {
            return OptionalInt.of(same);
        }
        OptionalDouble number = axis instanceof CategoricalAxis ? OptionalDouble.empty() : number(text);
        return number.isPresent() ? nearest(number.getAsDouble()) : OptionalInt.empty();
    }

    /** Python writes {@code True}, all others {@code true}. */
    static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("true") || lower.equals("false") ? lower : text;
    }

    static OptionalDouble number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private OptionalInt nearest(double number) {
        List<? extends Object> values = axis.values();
        int nearest = 0;
        for (int level = 1; level < values.size(); level++) {
            if (distance(values.get(level), number) < distance(values.get(nearest), number)) {
                nearest = level;
            }
        }
        return areEqual(((Number) values.get(nearest)).doubleValue(), number)
                ? OptionalInt.of(nearest)
                : OptionalInt.empty();
    }

    private static double distance(Object level, double number) {
        return Math.abs(((Number) level).doubleValue() - number);
    }

    /** Whether two numbers differ by rounding only. */
    static boolean areEqual(double a, double b) {
        return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
    }
}
