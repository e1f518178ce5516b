package io.sparbiter.driver.dispatch;

import java.util.stream.Collectors;

/** What Spark says of a job that failed. */
public final class JobFailure {
    private JobFailure() {}

    /**
     * The message in one line. Spark's own carries the executor's whole stack trace, and says first of all that there is
     * something to say.
     */
    public static String words(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .map(line ->
                        line.replace("Job aborted due to stage failure:", "").strip())
                .takeWhile(line -> !line.startsWith("at ") && !line.startsWith("Driver stacktrace"))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
