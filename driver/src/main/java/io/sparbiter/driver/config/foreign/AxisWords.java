package io.sparbiter.driver.config.foreign;

import io.sparbiter.driver.config.guess.NumberGuess;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another tool says of an axis, whatever it calls it.
 *
 * @param said the text of each role that occurs
 * @param values those listed, as they may be written here; where the kind is a distribution, its arguments
 */
record AxisWords(Map<Role, String> said, List<String> values) {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    /** Of a map, such as {@code {distribution: uniform, min: 0, max: 1}}. */
    static AxisWords of(Mapping map) {
        var words = new AxisWords(new EnumMap<>(Role.class), new ArrayList<>());
        words.add(map);
        return words;
    }

    private void add(Mapping map) {
        map.entries().forEach((key, entry) -> Role.of(key).ifPresent(role -> add(role, entry.value())));
    }

    private void add(Role role, ConfigNode node) {
        if (role == Role.NESTED && node instanceof Mapping nested) {
            add(nested);
        } else if (role == Role.VALUES) {
            (node instanceof Items list ? list.items() : List.of(node)).forEach(item -> values.add(value(item)));
        } else if (node instanceof Scalar scalar && !scalar.isNull()) {
            said.merge(role, scalar.text(), (one, other) -> one + " " + other);
        }
    }

    /** Neither true nor false is a value here. */
    private static String value(ConfigNode node) {
        return node instanceof Scalar scalar && scalar.kind() == Kind.BOOLEAN
                ? "\"" + scalar.text() + "\""
                : node.written();
    }

    /** What to write here; empty if it says too little. */
    Optional<String> form() {
        var kind = new AxisKind(said.getOrDefault(Role.KIND, ""));
        if (!kind.takesArguments() && !values.isEmpty()) {
            return Optional.of("[" + String.join(", ", kind.isNumeric() ? unquoted(values) : values) + "]");
        }
        return kind.isNormal() ? normal(kind) : range(kind);
    }

    private static List<String> unquoted(List<String> values) {
        return values.stream()
                .map(value ->
                        NumberGuess.real(value.replaceAll("^[\"']|[\"']$", "")).orElse(value))
                .toList();
    }

    private Optional<String> range(AxisKind kind) {
        boolean isUpTo = kind.isRange() && values.size() == 1 && !said.containsKey(Role.LOW);
        Optional<BigDecimal> low = isUpTo ? Optional.of(BigDecimal.ZERO) : number(Role.LOW, 0);
        Optional<BigDecimal> high =
                number(Role.HIGH, isUpTo ? 0 : 1).map(end -> kind.endsBefore() ? end.subtract(BigDecimal.ONE) : end);
        Optional<BigDecimal> step = kind.hasStep() ? number(Role.STEP, 2) : number(Role.STEP);
        Optional<Integer> count =
                (kind.hasCount() ? number(Role.COUNT, 2) : number(Role.COUNT)).map(BigDecimal::intValue);
        return low.flatMap(min -> high.map(max -> new AxisForm(
                        kind.value(min),
                        kind.value(max),
                        step,
                        count,
                        isLog(kind),
                        kind.isInteger() || (!kind.isReal() && isWhole(min) && isWhole(max) && areWhole(step)))
                .text()));
    }

    /** Two deviations to each side, in which 95 of 100 values are. */
    private Optional<String> normal(AxisKind kind) {
        Optional<BigDecimal> mean = number(Role.MEAN, 0);
        Optional<BigDecimal> reach = number(Role.DEVIATION, 1).map(BigDecimal.valueOf(2)::multiply);
        return mean.flatMap(middle -> reach.map(far -> new AxisForm(
                        normal(kind, middle.subtract(far)),
                        normal(kind, middle.add(far)),
                        Optional.empty(),
                        Optional.empty(),
                        kind.isLog(),
                        false)
                .text()));
    }

    private static BigDecimal normal(AxisKind kind, BigDecimal value) {
        return kind.isLog() ? BigDecimal.valueOf(Math.exp(value.doubleValue())).round(THREE_DIGITS) : value;
    }

    private boolean isLog(AxisKind kind) {
        String log = said.getOrDefault(Role.LOG, "");
        return kind.isLog() || log.equalsIgnoreCase("true");
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0;
    }

    private static boolean areWhole(Optional<BigDecimal> step) {
        return step.filter(number -> !isWhole(number.stripTrailingZeros())).isEmpty();
    }

    /** Named, or else the argument in this place. */
    private Optional<BigDecimal> number(Role role, int place) {
        Optional<BigDecimal> named = number(role);
        return named.isPresent() || values.size() <= place ? named : number(values.get(place));
    }

    private Optional<BigDecimal> number(Role role) {
        return Optional.ofNullable(said.get(role)).flatMap(AxisWords::number);
    }

    /** With the decimals that it is written with, so that 1.0 is none of the whole numbers. */
    private static Optional<BigDecimal> number(String text) {
        String plain = text.replaceAll("^[\"']|[\"']$", "");
        return NumberGuess.real(plain)
                .map(BigDecimal::new)
                .map(number -> plain.matches(".*[.eE].*") ? number.setScale(Math.max(1, number.scale())) : number);
    }
}
