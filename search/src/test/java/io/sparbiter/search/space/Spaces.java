package io.sparbiter.search.space;

import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
