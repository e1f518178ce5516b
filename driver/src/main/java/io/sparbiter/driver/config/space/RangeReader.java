package io.sparbiter.driver.config.space;

import static io.sparbiter.driver.config.yaml.ValueTypes.INTEGER;
import static io.sparbiter.driver.config.yaml.ValueTypes.oneOf;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.driver.config.yaml.InvalidValueException;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.driver.config.yaml.ValueTypes;
import io.sparbiter.search.space.Axis;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads an axis given as {@code {min, max, step}}, {@code {min, max, count, scale}} or {@code {min, max, scale}}. */
final class RangeReader {
    private static final String FORM = "Write it like {min: 1, max: 9, step: 2} or {min: 1, max: 9, count: 5}.";

    private static final ValueType<Literal> NUMBER = Literal::of;
    private static final ValueType<Literal> STEP =
            NUMBER.where(step -> step.value().signum() > 0, "must be more than 0");
    private static final ValueType<Integer> COUNT =
            INTEGER.where(count -> count >= 2 && count <= Range.MOST_VALUES, "must be from 2 to " + Range.MOST_VALUES);
    private static final ValueType<Scale> SCALE = oneOf(List.of(Scale.values()), ValueText::of);

    private enum Scale {
        LINEAR,
        LOG
    }

    private final Section section;
    private final String name;

    private RangeReader(Section section, String name) {
        this.section = section;
        this.name = name;
    }

    /** The axis; empty, and told to the section's problems, if anything is wrong. */
    static Optional<Axis> read(Section section, String name) {
        return new RangeReader(section, name).read();
    }

    private Optional<Axis> read() {
        Optional<Literal> min = section.require("min", NUMBER, FORM);
        Optional<Literal> max = section.require("max", NUMBER, FORM);
        section.has(SpaceReader.WHEN);
        boolean stepped = section.has("step");
        boolean counted = section.has("count");
        if (stepped && counted) {
            section.allowAnything();
            section.problem(section.name() + " has both step and count.", FORM);
            return Optional.empty();
        }
        return stepped ? stepped(min, max) : counted ? counted(min, max) : fine(min, max);
    }

    private Optional<Axis> stepped(Optional<Literal> min, Optional<Literal> max) {
        Optional<Literal> step = section.require("step", STEP, "Write a positive number.");
        if (section.has("scale")) {
            section.problem("scale", section.name("scale") + " goes with count, not with step.", FORM);
            return Optional.empty();
        }
        if (min.isEmpty() || max.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        boolean integers =
                min.get().integer() && max.get().integer() && step.get().integer();
        var range = new Range(min.get().value(), max.get().value(), integers);
        BigDecimal distance = step.get().value();
        return isOrdered(range, true) && isSmall(range, distance)
                ? Optional.of(range.stepped(name, distance))
                : Optional.empty();
    }

    private Optional<Axis> counted(Optional<Literal> min, Optional<Literal> max) {
        Optional<Integer> count = section.require("count", COUNT, "Write the number of values.");
        Scale scale = section.get("scale", SCALE, Scale.LINEAR);
        if (min.isEmpty() || max.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        Range range = range(min.get(), max.get());
        if (!isOrdered(range, false) || !fits(range, count.get()) || !suits(range, scale)) {
            return Optional.empty();
        }
        return Optional.of(scale == Scale.LOG ? range.logarithmic(name, count.get()) : range.linear(name, count.get()));
    }

    /** Neither steps nor a count: a grid that is fine enough for what is continuous. */
    private Optional<Axis> fine(Optional<Literal> min, Optional<Literal> max) {
        Scale scale = section.get("scale", SCALE, Scale.LINEAR);
        if (min.isEmpty() || max.isEmpty()) {
            return Optional.empty();
        }
        Range range = range(min.get(), max.get());
        if (!isOrdered(range, false) || !isMoreThanItsEnds(range) || !suits(range, scale)) {
            return Optional.empty();
        }
        return Optional.of(scale == Scale.LOG ? range.fineLogarithmic(name) : range.fineLinear(name));
    }

    private static Range range(Literal min, Literal max) {
        return new Range(min.value(), max.value(), min.integer() && max.integer());
    }

    /** From 0 to 1 there are two integers; whoever wants those lists them. */
    private boolean isMoreThanItsEnds(Range range) {
        boolean isMore = !range.integers() || range.size(BigDecimal.ONE).compareTo(BigDecimal.valueOf(2)) > 0;
        if (!isMore) {
            section.problem(
                    "%s has no integers but its ends, %s and %s.".formatted(section.name(), range.min(), range.max()),
                    "Write %s: [%s, %s] for these two, or decimal numbers, min: %s.0."
                            .formatted(name, range.min(), range.max(), range.min()));
        }
        return isMore;
    }

    private boolean isOrdered(Range range, boolean orEqual) {
        int order = range.min().compareTo(range.max());
        boolean ordered = orEqual ? order <= 0 : order < 0;
        if (!ordered) {
            section.problem(
                    "min",
                    "%s (%s) must be %s %s (%s)."
                            .formatted(
                                    section.name("min"),
                                    ValueText.of(range.min()),
                                    orEqual ? "at most" : "below",
                                    section.name("max"),
                                    ValueText.of(range.max())),
                    "Maybe you swapped the two.");
        }
        return ordered;
    }

    private boolean isSmall(Range range, BigDecimal step) {
        boolean small = range.size(step).compareTo(BigDecimal.valueOf(Range.MOST_VALUES)) <= 0;
        if (!small) {
            String message = "%s (%s) gives more than %d values."
                    .formatted(section.name("step"), ValueText.of(step), Range.MOST_VALUES);
            section.problem("step", message, "Take a larger step.");
        }
        return small;
    }

    /** From 0 to 1 there are no 5 integers; whoever asks for them wants decimal numbers. */
    private boolean fits(Range range, int count) {
        BigDecimal integers = range.size(BigDecimal.ONE);
        boolean fits = !range.integers() || BigDecimal.valueOf(count).compareTo(integers) <= 0;
        if (!fits) {
            String message = "%s (%d) is more than the %s integers from %s to %s."
                    .formatted(section.name("count"), count, integers, range.min(), range.max());
            section.problem("count", message, "Maybe you meant decimal numbers, min: " + range.min() + ".0.");
        }
        return fits;
    }

    private boolean suits(Range range, Scale scale) {
        boolean suits = scale == Scale.LINEAR || range.min().signum() > 0;
        if (!suits) {
            String message = "%s (%s) must be more than 0 on a logarithmic scale."
                    .formatted(section.name("min"), ValueText.of(range.min()));
            section.problem("min", message, "Raise it, or maybe you meant scale: linear.");
        }
        return suits;
    }

    /** A number, and whether it was written as an integer. */
    private record Literal(BigDecimal value, boolean integer) {
        /** Throws {@link InvalidValueException} if the node is no finite number. */
        static Literal of(ConfigNode node) {
            if (node instanceof Scalar scalar && scalar.kind() == Kind.INTEGER) {
                return new Literal(BigDecimal.valueOf(ValueTypes.LONG.of(node)), true);
            }
            return new Literal(BigDecimal.valueOf(ValueTypes.REAL.of(node)), false);
        }
    }
}
