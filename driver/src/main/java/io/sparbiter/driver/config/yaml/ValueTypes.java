package io.sparbiter.driver.config.yaml;

import io.sparbiter.driver.config.guess.NumberGuess;
import io.sparbiter.driver.config.guess.OtherBase;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.worker.Nearest;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The types of the settings. */
public final class ValueTypes {
    public static final ValueType<Long> LONG = ValueTypes::parseLong;

    public static final ValueType<Integer> INTEGER = LONG.where(
                    value -> value == value.intValue(), "must fit in 32 bits")
            .map(Long::intValue);

    /** 1 or more. */
    public static final ValueType<Integer> COUNT = INTEGER.where(value -> value > 0, "must be more than 0");

    /** 0 or more. */
    public static final ValueType<Integer> COUNT_OR_NONE = INTEGER.where(value -> value >= 0, "must not be negative");

    public static final ValueType<Integer> AT_LEAST_TWO = INTEGER.where(value -> value >= 2, "must be at least 2");

    /** Any finite number, with or without a decimal point. */
    public static final ValueType<Double> REAL = ValueTypes::parseReal;

    public static final ValueType<Double> POSITIVE = REAL.where(value -> value > 0, "must be more than 0");

    public static final ValueType<Double> NOT_NEGATIVE = REAL.where(value -> value >= 0, "must not be negative");

    /** 0 to 1, both included. */
    public static final ValueType<Double> FRACTION =
            REAL.where(value -> value >= 0 && value <= 1, "must be from 0 to 1");

    public static final ValueType<Boolean> FLAG = ValueTypes::parseFlag;

    public static final ValueType<Duration> DURATION = typed(ValueTypes::parseDuration)
            .writtenAs(DurationFormat::format)
            .where(time -> !time.isNegative() && !time.isZero(), "must be more than 0")
            .where(time -> time.compareTo(DurationFormat.LONGEST) <= 0, "must be at most 36500d");

    private static final Set<Kind> WRITTEN = EnumSet.complementOf(EnumSet.of(Kind.NULL));
    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<String> NO = Set.of("false", "no", "off");
    private static final int MOST_DIGITS = 100;
    /** Letters of a word that are enough to know it by. */
    private static final int LEAST_PART = 3;

    /** Anything but an empty value, a list or a map, as it is written. */
    public static final ValueType<String> TEXT =
            node -> scalar(node, WRITTEN, "must be a word").text();

    private ValueTypes() {}

    /** One of a few values, each known by its word. */
    public static <T> ValueType<T> oneOf(List<T> values, Function<? super T, String> word) {
        List<String> words = values.stream().map(word).toList();
        String rule = "must be one of " + ValueText.list(words);
        ValueType<T> type = node -> {
            String text = scalar(node, WRITTEN, rule).text();
            if (!words.contains(text)) {
                throw new InvalidValueException(rule, meant(text, words));
            }
            return values.get(words.indexOf(text));
        };
        return type.writtenAs(word);
    }

    /** The nearest word, or the only one of which the text is a part: {@code bayes} is {@code bayesian}. */
    private static Optional<String> meant(String text, List<String> words) {
        String typed = text.toLowerCase(Locale.ROOT);
        List<String> longer = typed.length() < LEAST_PART
                ? List.of()
                : words.stream().filter(word -> word.contains(typed)).toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Nearest.to(typed, words);
    }

    /** A list of values of one type. */
    public static <T> ValueType<List<T>> listOf(ValueType<T> type) {
        ValueType<List<T>> list = node -> {
            if (node instanceof Items items) {
                return IntStream.range(0, items.items().size())
                        .mapToObj(i -> item(items, i, type))
                        .toList();
            }
            throw new InvalidValueException("must be a list");
        };
        return list.writtenAs(values -> values.stream().map(type::written).toList());
    }

    private static <T> T item(Items items, int i, ValueType<T> type) {
        ConfigNode item = items.items().get(i);
        try {
            return type.of(item);
        } catch (InvalidValueException refusal) {
            throw new InvalidValueException(
                    "has item %d (%s), which %s".formatted(i + 1, item.shown(), refusal.getMessage()),
                    refusal.nearest());
        }
    }

    /** Helps the compiler to see a type in a method reference. */
    private static <T> ValueType<T> typed(ValueType<T> type) {
        return type;
    }

    private static long parseLong(ConfigNode node) {
        String text = number(node, EnumSet.of(Kind.INTEGER), "must be an integer", NumberGuess::integer);
        // The length is looked at first: a million digits would keep BigInteger busy for minutes.
        if (text.length() > MOST_DIGITS || new BigInteger(digits(text)).bitLength() >= Long.SIZE) {
            throw new InvalidValueException("must fit in 64 bits");
        }
        return Long.parseLong(digits(text));
    }

    private static double parseReal(ConfigNode node) {
        String text = number(node, EnumSet.of(Kind.INTEGER, Kind.DECIMAL), "must be a number", NumberGuess::real);
        double value = Double.parseDouble(infinity(digits(text)));
        if (!Double.isFinite(value)) {
            throw new InvalidValueException("must be a finite number");
        }
        // No negative zero: it would be another value than 0 on an axis.
        return value + 0.0;
    }

    /** YAML writes .inf and .nan; Java needs its own words for them. */
    private static String infinity(String text) {
        return text.endsWith("inf") || text.endsWith("nan") ? "NaN" : text;
    }

    private static boolean parseFlag(ConfigNode node) {
        String rule = "must be true or false";
        String text = scalar(node, EnumSet.of(Kind.BOOLEAN), rule).text().toLowerCase(Locale.ROOT);
        if (!YES.contains(text) && !NO.contains(text)) {
            throw new InvalidValueException(rule);
        }
        return YES.contains(text);
    }

    private static Duration parseDuration(ConfigNode node) {
        String rule = "must be a time such as 90s, 4m, 1h30m or 1d";
        return DurationFormat.parse(scalar(node, WRITTEN, rule).text())
                .orElseThrow(() -> new InvalidValueException(rule));
    }

    private static String number(
            ConfigNode node, Set<Kind> kinds, String rule, Function<String, Optional<String>> guess) {
        if (node instanceof Scalar scalar && !kinds.contains(scalar.kind())) {
            throw new InvalidValueException(rule, guess.apply(scalar.text()).map(meant -> hint(scalar, meant)));
        }
        return scalar(node, kinds, rule).text();
    }

    private static String hint(Scalar scalar, String meant) {
        if (scalar.quoted()) {
            return meant + ", without quotes";
        }
        Optional<String> taken =
                OtherBase.of(scalar.text()).map(OtherBase::value).filter(other -> !other.equals(meant));
        if (taken.isPresent()) {
            return "%s, or %s, which YAML takes %s for".formatted(meant, taken.get(), scalar.shown());
        }
        return meant.equals(scalar.text()) ? meant + ", without a tag" : meant;
    }

    private static String digits(String text) {
        return text.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Scalar scalar(ConfigNode node, Set<Kind> kinds, String rule) {
        if (node instanceof Scalar scalar && kinds.contains(scalar.kind())) {
            return scalar;
        }
        throw new InvalidValueException(rule);
    }
}
