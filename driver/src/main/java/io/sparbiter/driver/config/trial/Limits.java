package io.sparbiter.driver.config.trial;

/**
 * The most that one trial takes of a machine and of time.
 *
 * @param epochs the most it may report, at least 1
 * @param threads CPU threads, at least 1
 * @param bytes of memory it needs at most, 0 if nobody knows
 */
public record Limits(int epochs, int threads, long bytes) {
    public Limits {
        if (epochs < 1 || threads < 1 || bytes < 0) {
            throw new IllegalArgumentException("a trial has an epoch and a thread: " + epochs + ", " + threads);
        }
    }
}
