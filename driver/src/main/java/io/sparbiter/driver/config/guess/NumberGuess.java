package io.sparbiter.driver.config.guess;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number that was meant by text which YAML takes for a word, for a date or for a number of another kind. */
public final class NumberGuess {
    private static final String NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?";
    private static final int MOST_DIGITS = 40;

    /** Those that may be whole numbers, and what each of them is. */
    private static final List<NumberGuess> FORMS = List.of(
            new NumberGuess("([-+]?)0x([0-9a-f][0-9a-f_]*)", form -> inBase(form, 16)),
            new NumberGuess("([-+]?)0b([01][01_]*)", form -> inBase(form, 2)),
            new NumberGuess("([-+]?)0o([0-7][0-7_]*)", form -> inBase(form, 8)),
            new NumberGuess("([-+]?)0+([0-9][0-9_]*)", form -> inBase(form, 10)),
            new NumberGuess(
                    "([-+]?[1-9]\\d{0,2}(?:[,' ’]\\d{3})+)",
                    form -> number(form.group(1).replaceAll("[,' ’]", ""))),
            new NumberGuess("([-+]?\\d+(?:\\.\\d+)?) ?k", form -> times(form.group(1), 3)),
            new NumberGuess("([-+]?\\d+(?:\\.\\d+)?) ?m", form -> times(form.group(1), 6)),
            new NumberGuess("(\\d{1,3}) ?(?:\\^|\\*\\*) ?(-?\\d{1,2})", NumberGuess::power),
            new NumberGuess("(" + NUMBER + ")", form -> number(form.group(1))));

    /** Those that are none. */
    private static final List<NumberGuess> FRACTIONS = List.of(
            new NumberGuess("([-+]?\\d*),(\\d+)", form -> number(form.group(1) + "." + form.group(2))),
            new NumberGuess("([-+]?\\d+(?:\\.\\d+)?) ?%", form -> times(form.group(1), -2)));

    private final Pattern pattern;
    private final Function<MatchResult, BigDecimal> value;

    private NumberGuess(String pattern, Function<MatchResult, BigDecimal> value) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        this.value = value;
    }

    /** The whole number that was meant, in digits. */
    public static Optional<String> integer(String text) {
        return value(text, FORMS).filter(NumberGuess::isWhole).map(whole -> whole.setScale(0)
                .toPlainString());
    }

    /** The number that was meant, as YAML takes it for one. */
    public static Optional<String> real(String text) {
        return value(text, FORMS).or(() -> value(text, FRACTIONS)).map(NumberGuess::shortest);
    }

    private static Optional<BigDecimal> value(String text, List<NumberGuess> forms) {
        String plain = text.strip();
        return plain.length() > MOST_DIGITS
                ? Optional.empty()
                : forms.stream().flatMap(form -> form.value(plain).stream()).findFirst();
    }

    private Optional<BigDecimal> value(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(value.apply(matcher.toMatchResult())) : Optional.empty();
    }

    private static boolean isWhole(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() <= 0 && shortest.precision() - shortest.scale() <= MOST_DIGITS;
    }

    private static String shortest(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        boolean isLarge = shortest.scale() < 0 && shortest.precision() - shortest.scale() <= MOST_DIGITS;
        return isLarge ? shortest.toPlainString() : shortest.toString();
    }

    private static BigDecimal inBase(MatchResult form, int base) {
        return new BigDecimal(new BigInteger(form.group(1) + form.group(2).replace("_", ""), base));
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits);
    }

    private static BigDecimal times(String digits, int tens) {
        return number(digits).scaleByPowerOfTen(tens);
    }

    private static BigDecimal power(MatchResult form) {
        int exponent = Integer.parseInt(form.group(2));
        BigDecimal power = number(form.group(1)).pow(Math.abs(exponent));
        return exponent < 0 && power.signum() > 0 ? BigDecimal.ONE.divide(power, MathContext.DECIMAL64) : power;
    }
}
