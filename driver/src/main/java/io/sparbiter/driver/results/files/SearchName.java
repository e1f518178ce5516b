package io.sparbiter.driver.results.files;

import io.sparbiter.worker.checkpoint.CheckpointSettings;
import java.util.Set;

/** The rule for a search's name. */
public final class SearchName {
    /** What a file system leaves of its 255 for the table's folder, {@code search=<name>}. */
    private static final int LONGEST = 248;

    /** Spark reads a partition directory's value as a number where it can. */
    private static final Set<String> NUMBERS = Set.of("NaN", "Infinity");

    private static final int SHOWN = 20;

    private SearchName() {}

    /** Returns the name; throws a usage error if it may not name a search. */
    public static String check(String name) {
        return check("--name", name);
    }

    /**
     * The same of a search that is to be there.
     *
     * @param option that names it, such as {@code --search}
     */
    public static String check(String option, String name) {
        if (name.length() > LONGEST) {
            throw ResultsException.usage(
                    "Cannot name a search " + option + " (" + name.substring(0, SHOWN) + "…): a name has at most "
                            + LONGEST + " letters, and this has " + name.length() + ".",
                    "Choose one like first-try_2.");
        }
        if (!isValid(name)) {
            throw ResultsException.usage(
                    "Cannot name a search " + option + " (" + name
                            + "): a name is a letter from a to z, then such letters, digits, _ and -, and"
                            + " neither NaN nor Infinity.",
                    "Choose one like first-try_2.");
        }
        return name;
    }

    public static boolean isValid(String name) {
        return CheckpointSettings.NAME.matcher(name).matches() && !NUMBERS.contains(name);
    }
}
