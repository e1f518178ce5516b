package io.sparbiter.driver.results.files;

import io.sparbiter.worker.Printable;

/**
 * Results that cannot be written or read. The message is meant for people: what was tried, with the setting and the rule;
 * on the next line the remedy.
 */
public final class ResultsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean usage;

    private ResultsException(String message, String remedy, boolean usage, Throwable cause) {
        super(Printable.line(message) + "\n" + Printable.text(remedy), cause);
        this.usage = usage;
    }

    /** The caller asked for something that is not there or not allowed: exit code 2. */
    public static ResultsException usage(String message, String remedy) {
        return new ResultsException(message, remedy, true, null);
    }

    /** As {@link #usage(String, String)}, when something else noticed. */
    public static ResultsException usage(String message, String remedy, Throwable cause) {
        return new ResultsException(message, remedy, true, cause);
    }

    /** Storage or what is stored failed: exit code 1. What it came from is appended to the first line. */
    public static ResultsException failure(String message, String remedy, Throwable cause) {
        return new ResultsException(message + ": " + Causes.explain(cause), remedy, false, cause);
    }

    /** Whether the caller is to blame, not the storage. */
    public boolean isUsage() {
        return usage;
    }
}
