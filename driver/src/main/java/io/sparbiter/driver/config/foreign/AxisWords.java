package io.sparbiter.driver.config.foreign;

import io.sparbiter.driver.config.guess.NumberGuess;
import io.sparbiter.driver.config.yaml.CanonicalYaml;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another tool says of an axis, whatever it calls it.
 *
 * @param said the text of each role that occurs
 * @param values those listed, as they may be written here; where the kind is a distribution, its arguments
 * @param below the axes that some of the values have for themselves, each as it is written here
 */
record AxisWords(Map<Role, String> said, List<String> values, Map<String, String> below) {
    private static final MathContext THREE_DIGITS = new MathContext(3);
    /** NNI's of a value that has axes of its own. */
    private static final String NAME = "_name";

    AxisWords(Map<Role, String> said, List<String> values) {
        this(said, values, new LinkedHashMap<>());
    }

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
        } else if (role == Role.LIKELIHOOD) {
            said.put(role, node.written());
        } else if (node instanceof Scalar scalar && !scalar.isNull()) {
            said.merge(role, scalar.text(), (one, other) -> one + " " + other);
        }
    }

    /** Neither true nor false is a value here, nor is a list or a map, but the words that they are written in. */
    private String value(ConfigNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.kind() == Kind.BOOLEAN ? "\"" + scalar.text() + "\"" : scalar.written();
        }
        Optional<String> name = node instanceof Mapping map
                ? map.get(NAME).filter(Scalar.class::isInstance).map(ConfigNode::written)
                : Optional.empty();
        name.ifPresent(value -> addBelow(value, ((Mapping) node).without(NAME)));
        return name.orElseGet(() -> CanonicalYaml.line(node.written()));
    }

    /** The axes of a value, with its name before those that another value has otherwise. */
    private void addBelow(String value, Mapping axes) {
        axes.entries().forEach((axis, entry) -> {
            String form = ForeignAxis.of(entry.value())
                    .flatMap(ForeignAxis::form)
                    .orElseGet(() -> entry.value().written());
            String other = below.putIfAbsent(axis, form);
            if (other != null && !other.equals(form)) {
                below.put(value + "_" + axis, form);
            }
        });
    }

    /** What to write here; empty if it says too little. */
    Optional<String> form() {
        var kind = new AxisKind(said.getOrDefault(Role.KIND, ""));
        if (!kind.takesArguments() && !values.isEmpty()) {
            return Optional.of("[" + String.join(", ", kind.isNumeric() ? unquoted(values) : values) + "]");
        }
        if (kind.isBeta()) {
            return Optional.of(
                    new AxisForm(BigDecimal.ZERO, BigDecimal.ONE, step(kind), Optional.empty(), false, false).text());
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
        Optional<BigDecimal> step = step(kind);
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

    private Optional<BigDecimal> step(AxisKind kind) {
        Optional<BigDecimal> said = kind.hasStep() ? number(Role.STEP, 2) : number(Role.STEP);
        return said.or(kind::usualStep);
    }

    /** Two deviations to each side, in which 95 of 100 values are. */
    private Optional<String> normal(AxisKind kind) {
        Optional<BigDecimal> mean = number(Role.MEAN, 0);
        Optional<BigDecimal> reach = number(Role.DEVIATION, 1).map(BigDecimal.valueOf(2)::multiply);
        Optional<BigDecimal> step = step(kind);
        return mean.flatMap(middle -> reach.map(far -> new AxisForm(
                        normal(kind, middle.subtract(far), step),
                        normal(kind, middle.add(far), step),
                        step,
                        Optional.empty(),
                        kind.isLog(),
                        areWhole(step) && step.isPresent())
                .text()));
    }

    /** On a plain scale a multiple of the step. */
    private static BigDecimal normal(AxisKind kind, BigDecimal value, Optional<BigDecimal> step) {
        if (kind.isLog()) {
            return BigDecimal.valueOf(Math.exp(value.doubleValue())).round(THREE_DIGITS);
        }
        return step.map(unit -> value.divide(unit, 0, RoundingMode.HALF_UP).multiply(unit))
                .orElse(value);
    }

    /** What it says that no axis has here, to follow what is to be written; empty if that is nothing. */
    String lost() {
        var kind = new AxisKind(said.getOrDefault(Role.KIND, ""));
        return kind.isUneven() || said.containsKey(Role.LIKELIHOOD) ? "; here all values of an axis are as likely" : "";
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
