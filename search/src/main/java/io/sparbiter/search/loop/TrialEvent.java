package io.sparbiter.search.loop;

import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.TrialStart;
import java.time.Instant;

/** What a backend tells the loop. */
public sealed interface TrialEvent {
    /** A trial began to run. */
    record Started(TrialStart start) implements TrialEvent {}

    /** A trial ended an epoch, and was answered. */
    record EpochEnded(EpochReport report) implements TrialEvent {}

    /**
     * A trial ended by itself.
     *
     * @param finishedAt to be recorded, by the clock of whoever saw it end
     */
    record Ended(int trialId, Outcome outcome, Instant finishedAt) implements TrialEvent {}

    /** A machine was found to be sick. */
    record HostExcluded(SickHost host) implements TrialEvent {}

    /** Executors joined or left. */
    record SlotsChanged() implements TrialEvent {}
}
