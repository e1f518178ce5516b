package io.sparbiter.driver.screen;

import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.driver.spark.SparkRelease;
import java.security.CodeSource;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a sentence of classes, methods and native libraries that are missing or do not fit together. */
public final class LinkageWords {
    /** A name with its package: a class's, or a member's behind it. */
    private static final Pattern NAME = Pattern.compile("[\\w$]+(?:\\.[\\w$]+)+");

    /** The class of a method, as in {@code 'int a.B.c(long)'}, where the first name may be its result's. */
    private static final Pattern OWNER = Pattern.compile("(" + NAME + ")\\.[\\w$<>]+\\(");

    private static final String MORE = "\nThe log has the trace, and so does --verbose.";

    private LinkageWords() {}

    /**
     * What to tell of a fault that is, or was caused by, a {@link LinkageError}: which one, the jar of the class that it
     * names, the likely reasons. Empty of all other faults.
     */
    public static Optional<String> of(Throwable fault) {
        return Causes.chain(fault)
                .filter(LinkageError.class::isInstance)
                .reduce((wrapper, cause) -> cause)
                .map(error -> "Cannot go on: " + what(error) + ".\n" + reason(error) + MORE);
    }

    private static String what(Throwable error) {
        String words = words(error);
        if (error instanceof UnsatisfiedLinkError) {
            return "a native library cannot be loaded (" + words + ")";
        }
        if (error instanceof NoClassDefFoundError && NAME.matcher(words).matches()) {
            return "there is no class " + words;
        }
        if (error instanceof ExceptionInInitializerError) {
            return "a class cannot be initialized (" + words + ")";
        }
        String kind = error.getClass().getSimpleName();
        String origin = origin(words).map(place -> ", " + place).orElse("");
        return "classes do not fit together (" + kind + (words.isEmpty() ? "" : ": " + words) + ")" + origin;
    }

    /** The first line, with a class's name as it is written in Java. */
    private static String words(Throwable error) {
        String words = error instanceof ExceptionInInitializerError && error.getCause() != null
                ? Causes.explain(error.getCause())
                : Optional.ofNullable(error.getMessage())
                        .flatMap(message -> message.lines().findFirst())
                        .orElse("");
        String name = words.replace('/', '.');
        return NAME.matcher(name).matches() ? name : words;
    }

    private static String reason(Throwable error) {
        if (error instanceof UnsatisfiedLinkError) {
            return "It may be of another system or processor, or lie where nothing may be executed.";
        }
        if (error instanceof UnsupportedClassVersionError) {
            return "Compile the class for this Java (" + System.getProperty("java.version")
                    + "), or take a newer Java.";
        }
        return "A jar is missing, is there twice, or is of another version. This is " + SparkRelease.present()
                + "; Sparbiter is built for " + SparkRelease.BUILT_FOR.line() + ".";
    }

    /** Where the first class that the words name, and that is there, comes from. */
    private static Optional<String> origin(String words) {
        Stream<String> owners = OWNER.matcher(words).results().map(owner -> owner.group(1));
        Stream<String> names = NAME.matcher(words).results().map(MatchResult::group);
        return Stream.concat(owners, names)
                .flatMap(name -> jar(name).map(jar -> name + " is of " + jar).stream())
                .findFirst();
    }

    private static Optional<String> jar(String name) {
        try {
            Class<?> found = Class.forName(name, false, LinkageWords.class.getClassLoader());
            return Optional.ofNullable(found.getProtectionDomain().getCodeSource())
                    .map(CodeSource::getLocation)
                    .map(Object::toString);
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
