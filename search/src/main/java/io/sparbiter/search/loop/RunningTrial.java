package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What the loop knows of a trial between its submission and its end. */
final class RunningTrial {
    private final Trial trial;
    private final TreeMap<Integer, Epoch> epochs = new TreeMap<>();
    private Instant startedAt;
    private Optional<TrialStart> start = Optional.empty();

    RunningTrial(Trial trial, Instant submittedAt) {
        this.trial = trial;
        this.startedAt = submittedAt;
    }

    int id() {
        return trial.id();
    }

    /** Takes a start, or a new one after the trial lost its executor. */
    void started(TrialStart latest) {
        if (start.isEmpty()) {
            startedAt = latest.startedAt();
        }
        start = Optional.of(latest);
    }

    /** Takes an epoch; false for a latecomer of an attempt that was given up. */
    boolean epochEnded(EpochReport report) {
        if (report.attempt() < attempt()) {
            return false;
        }
        // A later attempt goes on from a checkpoint: what the lost one trained since is trained again.
        epochs.tailMap(report.epoch().number()).clear();
        epochs.put(report.epoch().number(), report.epoch());
        return true;
    }

    private int attempt() {
        return start.map(s -> s.placement().attempt()).orElse(trial.attempt());
    }

    /** The outcome of a trial that is still running when the search ends. */
    Outcome stopped(Objective objective, String reason) {
        return new Ending(objective, List.copyOf(epochs.values())).stopped(reason);
    }

    TrialResult result(Outcome outcome, Instant finishedAt) {
        return new TrialResult(trial, outcome, start, startedAt, finishedAt);
    }
}
