package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the loop knows of a trial between its submission and its end. One that goes on after an earlier end begins with
 * the epochs of then, and its new end has all of them.
 */
final class RunningTrial {
    /** No two ends at one instant, and none before an earlier one by another machine's clock: the later one counts. */
    private static final Duration BETWEEN_ENDS = Duration.ofMillis(1);

    private static final Placement NOWHERE = new Placement("", "", "", 0, 0);

    /**
     * A moment by two clocks.
     *
     * @param timeOfDay what is recorded
     * @param steady by the backend's own clock, which nobody sets: what is measured
     */
    private record Moment(Instant timeOfDay, Instant steady) {
        /** What to record of another moment: as much later as has passed, wherever the time of day was set meanwhile. */
        Instant timeOfDayAt(Instant laterSteady) {
            return timeOfDay.plus(Duration.between(steady, laterSteady));
        }
    }

    private final Trial trial;
    private final Optional<TrialResult> earlier;
    private final TreeMap<Integer, Epoch> epochs = new TreeMap<>();
    private Instant startedAt;
    private Optional<TrialStart> start;
    /** When the latest attempt began, or was submitted. */
    private Moment begin;

    /**
     * It is being submitted.
     *
     * @param earlier how it ended before it went on; empty if it never did
     */
    RunningTrial(Trial trial, Optional<TrialResult> earlier, TrialBackend backend) {
        this.trial = trial;
        this.earlier = earlier;
        earlierEpochs().forEach(epoch -> epochs.put(epoch.number(), epoch));
        begin = new Moment(backend.timeOfDay(), backend.now());
        startedAt = earlier.map(TrialResult::startedAt).orElse(begin.timeOfDay());
        start = earlier.flatMap(TrialResult::start);
    }

    int id() {
        return trial.id();
    }

    /**
     * Takes a start, or a new one after the trial lost its executor.
     *
     * @param heardAt by the backend's clock
     */
    void started(TrialStart latest, Instant heardAt) {
        if (start.isEmpty()) {
            startedAt = latest.startedAt();
        }
        start = Optional.of(latest);
        begin = new Moment(latest.startedAt(), heardAt);
    }

    /** Takes note of the latest attempt of earlier runs; where it ran is not known. */
    void lost(int attempt) {
        Placement before = start.map(TrialStart::placement).orElse(NOWHERE);
        Facts facts = start.map(TrialStart::facts).orElse(Facts.NONE);
        var last = new Placement(before.host(), before.executor(), before.gpu(), before.threads(), attempt);
        start = Optional.of(new TrialStart(trial.id(), last, facts, startedAt));
    }

    /** What to record as the time of day at this moment by the backend's clock. */
    Instant timeOfDay(Instant now) {
        return begin.timeOfDayAt(now);
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
        return Math.max(trial.attempt(), start.map(s -> s.placement().attempt()).orElse(1));
    }

    /** The outcome of a trial that is still running when the search ends. */
    Outcome stopped(Objective objective, String reason) {
        return new Ending(objective, List.copyOf(epochs.values())).stopped(reason);
    }

    /** The trial's end, after all its attempts. Clocks differ, and are set: it never ends before it began. */
    TrialResult result(Objective objective, Outcome outcome, Instant finishedAt) {
        Instant notBefore =
                earlier.map(end -> end.finishedAt().plus(BETWEEN_ENDS)).orElse(startedAt);
        return new TrialResult(
                trial,
                earlier.map(end -> whole(objective, end, outcome)).orElse(outcome),
                start,
                startedAt,
                finishedAt.isBefore(notBefore) ? notBefore : finishedAt);
    }

    /** The end with the earlier epochs. One without a score does not take the earlier score away: it stands again. */
    private Outcome whole(Objective objective, TrialResult before, Outcome outcome) {
        var ending = new Ending(objective, allEpochs(outcome.history()));
        if (outcome instanceof Outcome.Completed completed) {
            return ending.completed(completed.reason());
        }
        if (outcome instanceof Outcome.Pruned pruned) {
            return ending.pruned(pruned.reason());
        }
        if (outcome instanceof Outcome.Stopped stopped) {
            return ending.stopped(stopped.reason());
        }
        return new Ending(objective, earlierEpochs()).pruned(reason(before) + "; going on, it " + words(outcome));
    }

    private List<Epoch> earlierEpochs() {
        return earlier.map(end -> end.outcome().history()).orElse(List.of());
    }

    /** An attempt that goes on need not tell the epochs before it; one that began anew may have got less far. */
    private List<Epoch> allEpochs(List<Epoch> latest) {
        TreeMap<Integer, Epoch> all = new TreeMap<>();
        earlierEpochs().forEach(epoch -> all.put(epoch.number(), epoch));
        if (!latest.isEmpty() && latest.get(latest.size() - 1).number() >= all.lastKey()) {
            latest.forEach(epoch -> all.put(epoch.number(), epoch));
        }
        return List.copyOf(all.values());
    }

    private static String reason(TrialResult before) {
        return before.outcome() instanceof Outcome.Scored scored ? scored.reason() : "stopped";
    }

    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return "failed: " + failed.brief();
        }
        return outcome instanceof Outcome.Diverged diverged ? "diverged: " + diverged.message() : "was cancelled";
    }
}
