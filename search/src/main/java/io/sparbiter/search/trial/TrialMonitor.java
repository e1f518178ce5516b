package io.sparbiter.search.trial;

/** A running trial's line to the search. Called by the trial's own thread. */
public interface TrialMonitor {
    /**
     * The trial is about to train.
     *
     * @param parameters weights in the network, 0 where there is none
     * @param dataFingerprint of data and split, empty where there is no data
     * @param backend what computes
     */
    void started(long parameters, String dataFingerprint, String backend);

    /** An epoch has ended; the trial obeys the verdict. */
    Verdict epochEnded(Epoch epoch);

    /** Whether the trial was cancelled; asked between batches. */
    boolean isCancelled();

    /** The address of the GPU that the trial was given to compute on, empty on a CPU; of several, comma-separated. */
    default String gpu() {
        return "";
    }
}
