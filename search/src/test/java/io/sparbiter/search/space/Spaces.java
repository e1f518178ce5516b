package io.sparbiter.search.space;

import io.sparbiter.search.constraint.ExpressionReader;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Spaces for tests. */
public final class Spaces {
    private Spaces() {}

    /** The default space of design and documentation: nine axes, 82,944 points. */
    public static Space mnist() {
        List<Axis> axes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            axes.add(new IntegerAxis("conv_" + i + "_filters", List.of(32L, 64L, 128L, 256L)));
        }
        for (int i = 1; i <= 3; i++) {
            axes.add(new IntegerAxis("conv_" + i + "_kernel", List.of(3L, 5L, 7L)));
        }
        axes.add(new IntegerAxis("dense_1_units", List.of(64L, 128L, 256L, 512L)));
        axes.add(new IntegerAxis("dense_2_units", List.of(0L, 64L, 128L, 256L)));
        axes.add(new CategoricalAxis("optimizer", List.of("adam", "nadam", "adadelta")));
        return new Space(axes);
    }

    /** An axis of each kind, and one without a choice: 5 × 1 × 8 × 5 = 200 points. */
    public static Space ofTwoHundred() {
        return new Space(List.of(
                integers("width", 5),
                new CategoricalAxis("activation", List.of("relu")),
                new RealAxis("rate", List.of(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)),
                new CategoricalAxis("optimizer", List.of("adam", "nadam", "adadelta", "sgd", "lion"))));
    }

    /**
     * Conditions on integers, words and a condition's axis, one before the axis that it names: 2 × 3 + 2 × 3 × 4 + 2 × 3 × 4 ×
     * 5 points with {@code sgd}, each of them thrice, for its momentum, twice as often where that is 0.9; and as many with
     * {@code adam}.
     */
    public static Space conditional() {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        conditions.put("units_2", new Condition(Map.of("layers", List.of(2L, 3L))));
        conditions.put("units_3", new Condition(Map.of("layers", List.of(3L))));
        conditions.put("momentum", new Condition(Map.of("optimizer", List.of("sgd"))));
        conditions.put("nesterov", new Condition(Map.of("momentum", List.of(0.9))));
        return new Space(conditionalAxes(), conditions, List.of());
    }

    private static List<Axis> conditionalAxes() {
        return List.of(
                new CategoricalAxis("nesterov", List.of("yes", "no")),
                new IntegerAxis("layers", List.of(1L, 2L, 3L)),
                integers("units_1", 3),
                integers("units_2", 4),
                integers("units_3", 5),
                new CategoricalAxis("optimizer", List.of("adam", "sgd")),
                new RealAxis("momentum", List.of(0.5, 0.9)));
    }

    /** Of the 200 points those of which the width is less than {@code 100 * rate}, and adam's only where it is small. */
    public static Space constrained() {
        return constrained(
                ofTwoHundred(),
                "width < 100 * rate",
                "optimizer != 'adam' or width <= 1",
                "rate in [0.005, 0.01, 0.05]");
    }

    /** Conditions and constraints, one of them over a conditional axis. */
    public static Space conditionalAndConstrained() {
        return constrained(conditional(), "units_2 >= units_1", "units_1 + layers != 4", "nesterov == 'yes'");
    }

    /** A space of 10^12 points where no axis is inactive, of which constraints leave about a sixth. */
    public static Space large() {
        Space grid = grid(10_000, 3, 10_000, 2, 2000);
        var conditions = Map.of(
                "x3", new Condition(Map.of("x2", List.of(1L, 2L))), "x5", new Condition(Map.of("x4", List.of(1L))));
        return constrained(new Space(grid.axes(), conditions, List.of()), "x1 <= x3", "x1 % 3 == 0");
    }

    /** A space of 10^12 indices of which three are left. */
    public static Space largeAndNearlyEmpty() {
        return constrained(grid(10_000, 10_000, 10_000), "x1 == 7777", "x2 == 77", "x3 >= 9997");
    }

    /** The same space with more constraints. */
    public static Space constrained(Space space, String... constraints) {
        return space.with(Stream.of(constraints)
                .map(text -> ExpressionReader.read(text, space.axes(), Map.of()))
                .toList());
    }

    /** All points that may be tried. */
    public static List<Long> admitted(Space space) {
        return LongStream.range(0, space.cardinality())
                .filter(space::admits)
                .boxed()
                .toList();
    }

    public static Space ofOne() {
        return new Space(List.of(integers("width", 1)));
    }

    /** Axes {@code x1}, {@code x2}, … with the whole numbers from 0 on as values. */
    public static Space grid(int... sizes) {
        return new Space(IntStream.range(0, sizes.length)
                .mapToObj(i -> (Axis) integers("x" + (i + 1), sizes[i]))
                .toList());
    }

    private static IntegerAxis integers(String name, int size) {
        return new IntegerAxis(name, LongStream.range(0, size).boxed().toList());
    }
}
