package io.sparbiter.worker.command.report;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as programs of any language write them. */
final class ReportedNumber {
    /** Java alone takes a trailing d or f and hexadecimal digits for part of a number. */
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private static final Pattern NOT_A_NUMBER = Pattern.compile("[-+]?nan");
    private static final Pattern INFINITY = Pattern.compile("[-+]?inf(inity)?");
    private static final int MOST_SHOWN = 40;

    private ReportedNumber() {}

    /** The number, which may be NaN or infinite; throws {@link NumberFormatException} if it is none. */
    static double of(String name, String text) {
        String word = text.strip();
        String lower = word.toLowerCase(Locale.ROOT);
        if (NOT_A_NUMBER.matcher(lower).matches()) {
            return Double.NaN;
        }
        if (INFINITY.matcher(lower).matches()) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (!DECIMAL.matcher(word).matches()) {
            throw none(name, text);
        }
        return Double.parseDouble(word);
    }

    /** The number of an epoch, from 1; {@code 3.0} is one, too. Throws {@link NumberFormatException} if it is none. */
    static int epoch(String text) {
        double number = of(ReportFormat.EPOCH, text);
        if (number < 1 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
            throw new NumberFormatException("epoch %s: epochs are whole numbers from 1".formatted(shown(text)));
        }
        return (int) number;
    }

    static NumberFormatException none(String name, String text) {
        return new NumberFormatException("%s (%s), which is no number".formatted(name, shown(text)));
    }

    private static String shown(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }
}
