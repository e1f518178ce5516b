package io.sparbiter.driver.results;

import java.util.OptionalDouble;

/** A line of a search's journal. */
public sealed interface JournalEntry {
    int trialId();

    /**
     * A trial was about to be submitted.
     *
     * @param epochs the most it may train
     * @param known how many results had been told before
     */
    record Proposed(int trialId, long point, long seed, int epochs, String proposedBy, int known)
            implements JournalEntry {}

    /** A trial's end was told. */
    record Told(int trialId, String status, OptionalDouble score) implements JournalEntry {}
}
