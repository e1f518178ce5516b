package io.sparbiter.driver.results.files;

/** Describes exceptions to a person. */
public final class Causes {
    private Causes() {}

    /** The first line of the message, with the exception's name where the message alone says too little. */
    public static String describe(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        if (cause.getMessage() == null || cause.getMessage().isBlank()) {
            return name;
        }
        String line = cause.getMessage().strip().lines().findFirst().orElseThrow();
        return line.contains(" ") && !name.startsWith("FileNotFound") ? line : name + ": " + line;
    }
}
