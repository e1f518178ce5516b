package io.sparbiter.driver.config.yaml;

import io.sparbiter.worker.storage.PathProblem;
import io.sparbiter.worker.storage.StoragePath;

/** Reads the paths and URIs of files that executors have to find, too. */
public final class FileLocation {
    private FileLocation() {}

    /** The word and URIs as they are; paths made absolute, relative ones start where they were written. */
    public static ValueType<String> orWord(String word) {
        return node -> parse(node, word);
    }

    private static String parse(ConfigNode node, String word) {
        String text = ValueTypes.TEXT.of(node).strip();
        if (text.isEmpty()) {
            throw new InvalidValueException("must not be empty");
        }
        if (text.equals(word) || StoragePath.isUri(text)) {
            return text;
        }
        PathProblem.of(text).ifPresent(problem -> {
            throw new InvalidValueException(
                    "begins with a shell's word, and no shell has replaced it", problem.meant());
        });
        return node.place().resolve(text).toAbsolutePath().normalize().toString();
    }
}
