package io.sparbiter.search.loop;

import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.util.List;

/** Hears what a search does: its journal, its table, its progress line. Called by the loop's thread only. */
public interface SearchListener {
    /** Trials are about to be submitted; whoever must remember them does so before this returns. */
    default void proposed(List<Trial> trials) {}

    default void started(TrialStart start) {}

    default void epochEnded(EpochReport report) {}

    /** A trial ended; each trial ends once. */
    default void ended(TrialResult result) {}
}
