package io.sparbiter.search.trial;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trial tells of itself when it starts, such as what computes.
 *
 * @param values name to value, a {@link Long} or a {@link String}
 */
public record Facts(Map<String, Serializable> values) implements Serializable {
    public static final Facts NONE = new Facts(Map.of());

    public Facts {
        values.forEach(Facts::check);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private static void check(String name, Serializable value) {
        if (!(value instanceof Long || value instanceof String)) {
            throw new IllegalArgumentException("fact " + name + " is no whole number and no word: " + value);
        }
    }

    /** These and one more. */
    public Facts with(String name, Serializable value) {
        Map<String, Serializable> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Facts(more);
    }

    /** The word of this name; empty if there is none. */
    public String word(String name) {
        return values.getOrDefault(name, "").toString();
    }
}
