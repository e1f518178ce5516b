package io.sparbiter.search.space;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When an axis is there: where every axis named here is there itself and has one of the values.
 *
 * @param values axis name to values of that axis, neither empty
 */
public record Condition(Map<String, List<Serializable>> values) {
    public Condition {
        Map<String, List<Serializable>> copy = new LinkedHashMap<>();
        values.forEach((axis, held) -> copy.put(axis, List.copyOf(held)));
        if (copy.isEmpty() || copy.containsValue(List.of())) {
            throw new IllegalArgumentException("a condition names axes and values: " + values);
        }
        values = Collections.unmodifiableMap(copy);
    }
}
