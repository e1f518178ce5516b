package io.sparbiter.search.trial;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a trial ended, in one word. The words stand in tables and journals. */
public enum Status {
    COMPLETED,
    PRUNED,
    STOPPED,
    CANCELLED,
    DIVERGED,
    FAILED;

    /** The word in the results table's {@code status}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a word; empty if this version does not know it. */
    public static Optional<Status> of(String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }

    /** Whether the trial itself came to an end, and not its search. */
    public boolean isFinal() {
        return this != STOPPED && this != CANCELLED;
    }

    /** Whether the trial brought no score by a fault. */
    public boolean isFailure() {
        return this == DIVERGED || this == FAILED;
    }

    /** As {@link #word}. */
    @Override
    public String toString() {
        return word();
    }
}
