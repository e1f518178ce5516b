package io.sparbiter.driver.config.space;

import static java.util.stream.Collectors.joining;

import io.sparbiter.driver.config.foreign.ForeignAxis;
import io.sparbiter.driver.config.guess.NumberGuess;
import io.sparbiter.driver.config.guess.OtherBase;
import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Items;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.driver.config.yaml.InvalidValueException;
import io.sparbiter.driver.config.yaml.Problems;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.driver.config.yaml.ValueTypes;
import io.sparbiter.driver.config.yaml.YamlReader;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads one axis: a list of numbers or of words, such a list as {@code values} of a map, or a range. */
final class AxisReader {
    private static final Set<Kind> NUMBERS = EnumSet.of(Kind.INTEGER, Kind.DECIMAL);

    /** Numbers with nothing but blanks or semicolons between them. */
    private static final Pattern NUMBERS_WITHOUT_COMMA = Pattern.compile(
            "[-+]?\\d[\\d.]*(?:[eE][-+]?\\d+)?(?:(?:\\s+|\\s*;\\s*)[-+]?\\d[\\d.]*(?:[eE][-+]?\\d+)?)+");

    private final boolean isTrusting;
    private final Problems problems;

    /** @param isTrusting whether words that are likely slips are taken for what they are */
    AxisReader(boolean isTrusting, Problems problems) {
        this.isTrusting = isTrusting;
        this.problems = problems;
    }

    Optional<Axis> read(String name, ConfigNode node) {
        String full = "space." + name;
        if (node instanceof Items list) {
            return list(full, name, list);
        }
        if (node instanceof Mapping map && hasValues(map)) {
            return Section.read(full, map, problems, section -> values(section, name));
        }
        Optional<ForeignAxis> foreign = ForeignAxis.of(node);
        if (foreign.isPresent()) {
            return foreign(full, name, node, foreign.get());
        }
        if (node instanceof Mapping range) {
            return Section.read(full, range, problems, section -> RangeReader.read(section, name));
        }
        if (node instanceof Scalar value && !node.isNull()) {
            problems.add(
                    node.place(),
                    full + " (" + node.shown() + ") must be a list of values or a range.",
                    "Write " + name + ": [" + listed(value) + "], or a range: {min: 32, max: 64, step: 8}.");
        } else {
            problems.add(node.place(), full + " has no value.", form(name));
        }
        return Optional.empty();
    }

    /** A list in a map, so that a condition can stand beside it; without one, it is another tool's. */
    private static boolean hasValues(Mapping map) {
        return map.entries().keySet().equals(Set.of(SpaceReader.VALUES, SpaceReader.WHEN));
    }

    private Optional<Axis> values(Section section, String name) {
        section.has(SpaceReader.WHEN);
        ConfigNode values = section.node(SpaceReader.VALUES).orElseThrow();
        if (values instanceof Items list) {
            return list(section.name(), name, list);
        }
        section.problem(
                SpaceReader.VALUES,
                section.name(SpaceReader.VALUES) + " (" + values.shown() + ") must be a list of values.",
                "Write " + SpaceReader.VALUES + ": [" + values.written() + "].");
        return Optional.empty();
    }

    private static String form(String name) {
        return "Write it like " + name + ": [32, 64] or " + name + ": {min: 32, max: 64, step: 8}.";
    }

    /** The values that somebody may have meant who wrote no brackets. */
    private static String listed(Scalar value) {
        boolean areSeveral = !value.quoted() && value.text().contains(",");
        return areSeveral || isWithoutComma(value) ? withCommas(value.text()) : value.written();
    }

    private static String withCommas(String text) {
        return text.strip().replaceAll("[\\s,;]+$", "").replaceAll("[\\s,;]+", ", ");
    }

    private static boolean isWithoutComma(Scalar value) {
        return !value.quoted() && NUMBERS_WITHOUT_COMMA.matcher(value.text()).matches();
    }

    /** Says how it is written here, and goes on with that, so that what is wrong with it, too, is told. */
    private Optional<Axis> foreign(String full, String name, ConfigNode node, ForeignAxis axis) {
        problems.add(
                node.place(),
                full + " is written as for " + axis.words() + ".",
                axis.remedy(name).orElse(form(name)));
        return axis.form()
                .flatMap(form -> new YamlReader(new Problems()).read(form, node.place()))
                .flatMap(read -> read(name, read));
    }

    private Optional<Axis> list(String full, String name, Items list) {
        if (list.items().isEmpty()) {
            problems.add(list.place(), full + " has no values.", "List at least one or remove the axis.");
            return Optional.empty();
        }
        long plain = IntStream.range(0, list.items().size())
                .filter(i -> isPlain(full, i + 1, list.items().get(i)))
                .count();
        if (plain < list.items().size() || isMixed(full, list)) {
            return Optional.empty();
        }
        return axis(full, name, list.items().stream().map(Scalar.class::cast).toList());
    }

    /** Looks at every item, so that all that is wrong in a list is told at once. */
    private boolean isPlain(String full, int number, ConfigNode item) {
        if (!(item instanceof Scalar scalar)) {
            problems.add(item.place(), full + " holds " + item.shown() + ".", "List numbers or words.");
            return false;
        }
        if (scalar.kind() == Kind.NULL || scalar.text().isBlank()) {
            problems.add(
                    item.place(), "%s holds an empty value, as its item %d.".formatted(full, number), "Remove it.");
            return false;
        }
        if (scalar.kind() == Kind.BOOLEAN || scalar.kind() == Kind.ODD) {
            problems.add(
                    item.place(),
                    "%s holds %s, which YAML takes for %s.".formatted(full, scalar.shown(), taken(scalar)),
                    word(scalar));
            return false;
        }
        if (!isTrusting && isWithoutComma(scalar)) {
            problems.add(
                    item.place(),
                    "%s holds %s, which YAML takes for one word.".formatted(full, scalar.shown()),
                    "Write %s, with a comma between two values, or \"%s\", in quotes, for a word."
                            .formatted(withCommas(scalar.text()), scalar.text()));
            return false;
        }
        return true;
    }

    private static String taken(Scalar scalar) {
        if (scalar.kind() == Kind.BOOLEAN) {
            return "true or false";
        }
        return OtherBase.of(scalar.text())
                .map(number -> number.value() + ", written with base " + number.base())
                .orElse("a date or a number of base 60");
    }

    private static String word(Scalar scalar) {
        return NumberGuess.real(scalar.text())
                .map(number -> "Write " + number + other(scalar, number) + " for a number, or \"" + scalar.shown()
                        + "\", in quotes, for a word.")
                .orElse("Maybe you meant the word \"" + scalar.shown() + "\", in quotes.");
    }

    /** The other number that it may be. */
    private static String other(Scalar scalar, String number) {
        return OtherBase.of(scalar.text())
                .map(OtherBase::value)
                .filter(value -> !value.equals(number))
                .map(value -> " or " + value)
                .orElse("");
    }

    private boolean isMixed(String full, Items list) {
        long numbers = list.items().stream().filter(AxisReader::isNumber).count();
        boolean mixed = numbers > 0 && numbers < list.items().size();
        if (mixed) {
            boolean areNumbers = list.items().stream().allMatch(AxisReader::meansNumber);
            problems.add(
                    list.place(),
                    full + " mixes numbers and words.",
                    areNumbers
                            ? "Write " + numbers(list) + ", all without quotes."
                            : "Put the numbers in quotes if they are words, too.");
        }
        return mixed;
    }

    private static boolean meansNumber(ConfigNode node) {
        return node instanceof Scalar scalar && NumberGuess.real(scalar.text()).isPresent();
    }

    private static String numbers(Items list) {
        return list.items().stream()
                .map(item -> isNumber(item)
                        ? item.written()
                        : NumberGuess.real(((Scalar) item).text()).orElseThrow())
                .collect(joining(", ", "[", "]"));
    }

    private static boolean isNumber(ConfigNode node) {
        return node instanceof Scalar scalar && NUMBERS.contains(scalar.kind());
    }

    private Optional<Axis> axis(String full, String name, List<Scalar> items) {
        if (items.stream().allMatch(item -> item.kind() == Kind.INTEGER)) {
            return values(full, items, ValueTypes.LONG).map(values -> new IntegerAxis(name, values));
        }
        if (isNumber(items.get(0))) {
            return values(full, items, ValueTypes.REAL).map(values -> new RealAxis(name, values));
        }
        return values(full, items, ValueTypes.TEXT).map(values -> new CategoricalAxis(name, values));
    }

    private <T> Optional<List<T>> values(String full, List<Scalar> items, ValueType<T> type) {
        Set<T> seen = new HashSet<>();
        List<T> values = items.stream()
                .flatMap(item -> value(full, item, type, seen).stream())
                .toList();
        return values.size() == items.size() ? Optional.of(values) : Optional.empty();
    }

    private <T> Optional<T> value(String full, Scalar item, ValueType<T> type, Set<T> seen) {
        try {
            T value = type.of(item);
            if (seen.add(value)) {
                return Optional.of(value);
            }
            problems.add(item.place(), full + " repeats the value " + item.shown() + ".", "Remove one of the two.");
        } catch (InvalidValueException refusal) {
            String message = "%s (%s) %s.".formatted(full, item.shown(), refusal.getMessage());
            problems.add(item.place(), message, "Change the value or remove it.");
        }
        return Optional.empty();
    }
}
