package io.sparbiter.driver.network.model;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** In what two recipes differ. */
final class RecipeDifference {
    private static final String NOTHING = "not set";

    private RecipeDifference() {}

    /** One phrase a difference, as in {@code training.epochs was 200 and is 20}; none if they are the same. */
    static List<String> between(ModelRecipe there, ModelRecipe asked) {
        SortedMap<String, String> was = ModelJson.flat(there);
        SortedMap<String, String> is = ModelJson.flat(asked);
        var keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        return keys.stream()
                .filter(key -> !was.getOrDefault(key, NOTHING).equals(is.getOrDefault(key, NOTHING)))
                .map(key -> "%s was %s and is %s"
                        .formatted(key, was.getOrDefault(key, NOTHING), is.getOrDefault(key, NOTHING)))
                .toList();
    }
}
