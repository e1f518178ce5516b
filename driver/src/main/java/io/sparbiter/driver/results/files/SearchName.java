package io.sparbiter.driver.results.files;

import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.util.Set;

/** The rule for a search's name. */
public final class SearchName {
    /** Spark reads a partition directory's value as a number where it can. */
    private static final Set<String> NUMBERS = Set.of("NaN", "Infinity");

    private SearchName() {}

    /** Returns the name; throws a usage error if it may not name a search. */
    public static String check(String name) {
        if (!isValid(name)) {
            throw ResultsException.usage(
                    "Cannot name a search --name (" + name + "): a name is a letter, then letters, digits, _ and -, and"
                            + " neither NaN nor Infinity.",
                    "Choose one like first-try_2.");
        }
        return name;
    }

    public static boolean isValid(String name) {
        return CheckpointSettings.NAME.matcher(name).matches() && !NUMBERS.contains(name);
    }
}
