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

    default void started(TrialStart start) {}

    default void epochEnded(EpochReport report) {}

    /** A machine was found to be sick; what failed there is tried elsewhere, and does not end by it. */
    default void hostExcluded(SickHost host) {}

    /** A trial ended; each trial ends once. */
    default void ended(TrialResult result) {}
}
