package io.sparbiter.search.trial;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a trial tells of itself when it starts, such as what computes.
 *
 * @param values name to value, a {@link Long} or a {@link String}
 */
public record Facts(Map<String, Serializable> values) implements Serializable {
    public static final Facts NONE = new Facts(Map.of());

    /** The name of the fact that tells data from others: scores on other data say nothing of each other. */
    public static final String DATA_FINGERPRINT = "data_fingerprint";

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

    /** What tells its data from others; empty if the trial did not say. */
    public Optional<String> dataFingerprint() {
        return Optional.of(word(DATA_FINGERPRINT)).filter(word -> !word.isEmpty());
    }

    /** The word of this name; empty if there is none. */
    public String word(String name) {
        return values.getOrDefault(name, "").toString();
    }
}
