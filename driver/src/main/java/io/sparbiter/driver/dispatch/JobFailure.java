package io.sparbiter.driver.dispatch;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What Spark says of a job that failed. */
public final class JobFailure {
    private static final String CAUSE = "Caused by: ";

    private JobFailure() {}

    /**
     * The message in one line, with what was at the bottom of it. Spark's own carries the executor's whole stack trace, and
     * says first of all that there is something to say.
     */
    public static String words(Throwable failure) {
        List<String> lines = String.valueOf(failure.getMessage())
                .lines()
                .map(line ->
                        line.replace("Job aborted due to stage failure:", "").strip())
                .filter(Predicate.not(String::isEmpty))
                .toList();
        String words = lines.stream()
                .takeWhile(line -> !line.startsWith("at ") && !line.startsWith("Driver stacktrace"))
                .collect(Collectors.joining(" "));
        return words
                + lines.stream()
                        .filter(line -> line.startsWith(CAUSE))
                        .reduce((wrapper, cause) -> cause)
                        .map(line -> line.substring(CAUSE.length()))
                        .filter(root -> !words.contains(root))
                        .map(root -> ", caused by " + root)
                        .orElse("");
    }
}
