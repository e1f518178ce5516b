package io.sparbiter.worker.trainable;

import io.sparbiter.search.space.Point;
import io.sparbiter.worker.Nearest;
import java.util.Map;

/** Values by name, asked for by a user's class: what is wrong with a name is said together with the one that was meant. */
record NamedValues(Point point, Map<String, String> settings) {
    int integer(String axis) {
        long value = typed(axis, Long.class, "whole number");
        if (value != (int) value) {
            throw new IllegalArgumentException(
                    "the value %d on axis %s does not fit in 32 bits; point().integer(\"%2$s\") has it"
                            .formatted(value, axis));
        }
        return (int) value;
    }

    double real(String axis) {
        return typed(axis, Number.class, "number").doubleValue();
    }

    String word(String axis) {
        return typed(axis, String.class, "word");
    }

    private <T> T typed(String axis, Class<T> type, String kind) {
        Object value = named(axis, "axis of the space, or inactive here", point.values());
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("the value (%s) on axis %s is no %s".formatted(value, axis, kind));
        }
        return type.cast(value);
    }

    String setting(String name) {
        return named(name, "key of trial.settings", settings);
    }

    private static <V> V named(String name, String what, Map<String, V> values) {
        V value = values.get(name);
        if (value == null) {
            String nearest = Nearest.to(name, values.keySet())
                    .map(near -> "; maybe you meant " + near)
                    .orElse("; there are " + (values.isEmpty() ? "none" : String.join(", ", values.keySet())));
            throw new IllegalArgumentException(name + " is no " + what + nearest);
        }
        return value;
    }
}
