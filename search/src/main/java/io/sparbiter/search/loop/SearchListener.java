package io.sparbiter.search.loop;

import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.util.List;

/** Hears what a search does: its journal, its table, its progress line. Called by the loop's thread only. */
public interface SearchListener {
    /** The run begins; the first call. */
    default void begun(SearchState state) {}

    /**
     * Trials that an earlier run left in flight are about to be submitted again, with a new {@link Trial#attempt()};
     * whoever must remember that does so before this returns.
     */
    default void resumed(List<Trial> trials) {}

    /**
     * Trials are about to be submitted; whoever must remember them does so before this returns.
     *
     * @param asked how many the source was asked for, which is more than there are if the space is exhausted
     */
    default void proposed(int asked, List<Trial> trials) {}

    /**
     * A trial that a pruner stopped is about to be submitted again, with a new {@link Trial#attempt()}, to go on from where
     * it stopped; whoever must remember that does so before this returns. It is going to end anew.
     */
    default void continued(Trial trial) {}

    default void started(TrialStart start) {}

    default void epochEnded(EpochReport report) {}

    /** A machine was found to be sick; what failed there is tried elsewhere, and does not end by it. */
    default void hostExcluded(SickHost host) {}

    /**
     * A trial ended; each trial ends once, and once more for each time it is {@link #continued}. The last end counts. One
     * that earlier runs left in flight and this one gives up ends without having been {@link #resumed}.
     */
    default void ended(TrialResult result) {}
}
