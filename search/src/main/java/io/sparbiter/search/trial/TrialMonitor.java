package io.sparbiter.search.trial;

/** A running trial's line to the search. Called by one thread at a time. */
public interface TrialMonitor {
    /**
     * The trial is about to begin.
     *
     * @param facts those that its type's {@link ReportSchema} names
     */
    void started(Facts facts);

    /** An epoch has ended; the trial obeys the verdict. */
    Verdict epochEnded(Epoch epoch);

    /** Whether the trial was cancelled; asked between batches, by any thread. */
    boolean isCancelled();

    /** The address of the GPU that the trial was given to compute on, empty for none in particular; of several, comma-separated. */
    default String gpu() {
        return "";
    }

    /** Whether somebody deals GPUs out to trials; then a trial that was given none leaves them to others. */
    default boolean hasScheduledGpus() {
        return false;
    }
}
