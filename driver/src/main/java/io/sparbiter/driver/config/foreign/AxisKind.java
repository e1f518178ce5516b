package io.sparbiter.driver.config.foreign;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a tool calls the distribution of an axis, as {@code q_log_uniform_values}, {@code randint} or {@code double}. */
final class AxisKind {
    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final Pattern DISTRIBUTION =
            Pattern.compile("uniform|normal|randn|beta|randint|range|interval|linspace|logspace|suggest(float|int)");
    /** Whose limits are exponents of e: W&B's by that very name, Hyperopt's. */
    private static final Pattern OF_EXPONENTS = Pattern.compile("(q_|inv_)?log_uniform|hp\\.q?loguniform");
    /** Whose limits are those of what one over a value is the power of. */
    private static final String INVERSE = "inv_log_uniform";

    /** Of which a multiple of 1 is taken if nothing is said. */
    private static final Pattern ROUNDED = Pattern.compile("q_[a-z_]+");

    private final String word;
    private final String plain;

    AxisKind(String word) {
        this.word = word;
        plain = Role.plain(word.substring(word.lastIndexOf('.') + 1));
    }

    /** Whether what is listed are the arguments of a distribution, and no values. */
    boolean takesArguments() {
        return DISTRIBUTION.matcher(plain).find();
    }

    boolean isNormal() {
        return plain.contains("normal") || plain.contains("randn");
    }

    /** Between 0 and 1. */
    boolean isBeta() {
        return plain.endsWith("beta");
    }

    /** Whether some values are likelier than others. */
    boolean isUneven() {
        return isNormal() || isBeta();
    }

    boolean isLog() {
        return plain.contains("log") && !plain.contains("linear");
    }

    /** Python's {@code range} and what ends like it, of whole numbers. */
    boolean isRange() {
        return endsBefore() && !plain.startsWith("q");
    }

    /** Whether the upper end is no value. */
    boolean endsBefore() {
        return plain.endsWith("range") || (plain.endsWith("randint") && !plain.startsWith("q"));
    }

    boolean isInteger() {
        return endsBefore() || plain.replace("interval", "").contains("int");
    }

    boolean isReal() {
        return !plain.startsWith("q") && (plain.contains("uniform") || plain.contains("space") || isNumeric(plain));
    }

    boolean isNumeric() {
        return isInteger() || plain.contains("discrete") || isNumeric(plain);
    }

    private static boolean isNumeric(String plain) {
        return plain.contains("float") || plain.contains("double") || plain.contains("real");
    }

    boolean hasStep() {
        return plain.startsWith("q") || isRange();
    }

    /** What values are multiples of that says no number for it. */
    Optional<BigDecimal> usualStep() {
        return ROUNDED.matcher(word).matches() ? Optional.of(BigDecimal.ONE) : Optional.empty();
    }

    boolean hasCount() {
        return plain.endsWith("space");
    }

    /** What a limit stands for. */
    BigDecimal value(BigDecimal limit) {
        if (OF_EXPONENTS.matcher(word).matches()) {
            double exponent = word.equals(INVERSE) ? -limit.doubleValue() : limit.doubleValue();
            return BigDecimal.valueOf(Math.exp(exponent)).round(THREE_DIGITS);
        }
        return plain.equals("logspace")
                ? BigDecimal.valueOf(Math.pow(10, limit.doubleValue())).round(THREE_DIGITS)
                : limit;
    }
}
