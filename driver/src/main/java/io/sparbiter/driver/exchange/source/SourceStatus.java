package io.sparbiter.driver.exchange.source;

import io.sparbiter.search.trial.Status;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says what the words of the tools mean for how a trial ended. */
final class SourceStatus {
    private static final Set<String> NOT_ENDED = Set.of(
            "running", "waiting", "pending", "queued", "idle", "starting", "preempted", "preempting", "cancelled");
    private static final Set<String> FAILED = Set.of("fail", "failed", "crashed", "crash", "invalid", "error");

    /** Runs that a sweep or a person ended early are {@code killed} in Weights &amp; Biases. */
    private static final Set<String> PRUNED = Set.of("pruned", "killed");

    private SourceStatus() {}

    /**
     * How the trial ended; empty if it has not.
     *
     * @param word of the tool, empty if there is none
     * @param score in the tool's words, empty if there is none
     */
    static Optional<Status> of(String word, String score) {
        String lower = word.toLowerCase(Locale.ROOT).replaceFirst("^trialstate\\.", "");
        if (NOT_ENDED.contains(lower)) {
            return Optional.empty();
        }
        if (FAILED.contains(lower)) {
            return Optional.of(Status.FAILED);
        }
        if (lower.equals(Status.DIVERGED.word()) || isNoNumber(score)) {
            return Optional.of(Status.DIVERGED);
        }
        if (score.isEmpty()) {
            return Optional.of(Status.FAILED);
        }
        return Optional.of(ending(lower));
    }

    private static Status ending(String lower) {
        if (lower.equals(Status.STOPPED.word())) {
            return Status.STOPPED;
        }
        return PRUNED.contains(lower) ? Status.PRUNED : Status.COMPLETED;
    }

    /** NaN or an infinity, as Python, JavaScript and others write it. */
    private static boolean isNoNumber(String score) {
        return score.matches("(?i)[-+]?(nan|inf|infinity)");
    }
}
