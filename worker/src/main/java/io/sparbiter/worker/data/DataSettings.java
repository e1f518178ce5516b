package io.sparbiter.worker.data;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the images come from and how they are split. Values are not checked here, so that a reader of configuration can
 * report all {@link #problems()} at once; {@link DataCache} refuses settings that have any.
 *
 * @param source {@code mnist} for the set that ships with the program; a directory with the four IDX files, plain or
 *     gzipped; or a CSV file as Kaggle's digit recognizer has it. Paths may be URIs of any Hadoop file system; a path
 *     without a scheme is local
 * @param train training images, at least 1
 * @param validation validation images, at least 1
 * @param test test images, 0 or more
 * @param validateOn how many validation images score an epoch, at most {@code validation}
 * @param noise probability of a training pixel to turn black or white (salt and pepper), 0 to 1
 * @param seed of the split
 */
public record DataSettings(String source, int train, int validation, int test, int validateOn, double noise, long seed)
        implements Serializable {
    /** The built-in MNIST, 54,000 / 6,000 / 10,000. */
    public static final DataSettings DEFAULT = new DataSettings("mnist", 54_000, 6_000, 10_000, 6_000, 0, 1);

    /**
     * Values out of range, as far as they can be told without reading data.
     *
     * @return message by setting, such as {@code data.train}, in the order of the settings; empty if all is well
     */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (source == null || source.isBlank()) {
            problems.put("data.source", "data.source must not be empty.\n" + maybe(DEFAULT.source));
        }
        atLeast(1, "data.train", train, DEFAULT.train, problems);
        atLeast(1, "data.validation", validation, DEFAULT.validation, problems);
        atLeast(0, "data.test", test, DEFAULT.test, problems);
        atLeast(1, "data.validate_on", validateOn, DEFAULT.validateOn, problems);
        if (validation >= 1 && validateOn > validation) {
            problems.put("data.validate_on", beyondValidation());
        }
        if (!(noise >= 0 && noise <= 1)) {
            problems.put("data.noise", "data.noise (" + noise + ") must be 0 to 1.\n" + maybe("0"));
        }
        return problems;
    }

    private String beyondValidation() {
        return "data.validate_on (" + validateOn + ") must be at most data.validation (" + validation + ").\n"
                + "Maybe you meant " + validation + ", to score epochs on all validation images.";
    }

    private static void atLeast(int least, String key, int value, int usual, Map<String, String> problems) {
        if (value < least) {
            problems.put(key, key + " (" + value + ") must be at least " + least + ".\n" + maybe("" + usual));
        }
    }

    private static String maybe(String usual) {
        return "Maybe you meant " + usual + ", the default.";
    }
}
