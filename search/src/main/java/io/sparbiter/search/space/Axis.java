package io.sparbiter.search.space;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;

/**
 * One dimension of a {@link Space}: a name and its finitely many values, in the order of the space file. The position of
 * a value is its <em>level</em>, 0 to {@code size() - 1}.
 */
public sealed interface Axis extends Serializable {
    /** The key of this axis in a space file and its field in the results table's {@code params}. */
    String name();

    /** The values by level, never empty, without duplicates; {@link Long}, {@link Double} or {@link String} throughout. */
    List<? extends Serializable> values();

    default int size() {
        return values().size();
    }

    /** Whole numbers, ordered as given. */
    record IntegerAxis(String name, List<Long> values) implements Axis {
        public IntegerAxis {
            values = checked(name, values);
        }
    }

    /** Finite decimal numbers, ordered as given. */
    record RealAxis(String name, List<Double> values) implements Axis {
        public RealAxis {
            values = checked(name, values);
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("axis " + name + " has a value that is not finite: " + value);
                }
            }
        }
    }

    /** Words without an order. */
    record CategoricalAxis(String name, List<String> values) implements Axis {
        public CategoricalAxis {
            values = checked(name, values);
        }
    }

    private static <T> List<T> checked(String name, List<T> values) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an axis needs a name");
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("axis " + name + " has no value");
        }
        if (new HashSet<>(values).size() != values.size()) {
            throw new IllegalArgumentException("axis " + name + " repeats a value: " + values);
        }
        return List.copyOf(values);
    }
}
