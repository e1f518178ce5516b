package io.sparbiter.search.space;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One choice of a value on every axis of a space that is active there.
 *
 * @param index the point's place in its space, 0 to cardinality − 1, see {@link Space#point(long)}
 * @param values axis name to value ({@link Long}, {@link Double} or {@link String}), in the order of the axes; inactive ones lack
 */
public record Point(long index, Map<String, Serializable> values) implements Serializable {
    public Point {
        if (index < 0) {
            throw new IllegalArgumentException("a point's index is not negative: " + index);
        }
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether the point's space has an axis of this name, and it is active here. */
    public boolean has(String axis) {
        return values.containsKey(axis);
    }

    /** The value on an integer axis; throws {@link IllegalArgumentException} if there is no such integer axis. */
    public long integer(String axis) {
        return value(axis, Long.class);
    }

    /** The value on a numeric axis; throws {@link IllegalArgumentException} if there is no such numeric axis. */
    public double real(String axis) {
        return value(axis, Number.class).doubleValue();
    }

    /** The value on a categorical axis; throws {@link IllegalArgumentException} if there is no such axis. */
    public String word(String axis) {
        return value(axis, String.class);
    }

    private <T> T value(String axis, Class<T> type) {
        Object value = values.get(axis);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("axis " + axis + " has no " + type.getSimpleName() + " value: " + value);
        }
        return type.cast(value);
    }
}
