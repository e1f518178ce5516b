package io.sparbiter.driver.dispatch;

import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.TrialStart;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where trials run, and where they had better not. For one thread. */
final class Whereabouts {
    private final Executors executors;
    private final InstantSource clock;
    private final HostHealth health = new HostHealth();
    private final Map<Integer, Running> running = new HashMap<>();

    Whereabouts(Executors executors, InstantSource clock) {
        this.executors = executors;
        this.clock = clock;
    }

    /** A trial that has said where it runs. */
    private record Running(TrialStart start, Place place) {}

    void started(TrialStart start) {
        running.put(start.trialId(), new Running(start, executors.place(start.placement())));
    }

    /** The start of a trial that ended before it told of one, without facts: its row should name the machine. */
    Optional<TrialStart> missedStart(int trialId, TrialTask.End end) {
        Running known = running.get(trialId);
        boolean isTold = known != null
                && known.start().placement().attempt() == end.placement().attempt();
        return isTold
                ? Optional.empty()
                : Optional.of(new TrialStart(trialId, end.placement(), Facts.NONE, end.startedAt()));
    }

    /** See {@link HostHealth#trained}; nothing of a trial that has not started. */
    List<SickHost> trained(int trialId) {
        Running trial = running.get(trialId);
        return trial == null ? List.of() : health.trained(trialId, trial.place(), clock.instant());
    }

    /** See {@link HostHealth#failed}; of a trial that has started. */
    boolean failed(int trialId, Outcome.Failed failed, Duration after) {
        return health.failed(trialId, running.get(trialId).place(), failed, after);
    }

    void ended(int trialId) {
        health.ended(trialId);
        running.remove(trialId);
    }

    /** The places that get no trials now. */
    Set<Place> sick() {
        return health.sick(clock.instant());
    }

    /** Whether there are executors where this trial has not failed, and that are not sick. */
    boolean isElsewhere(int trialId) {
        return executors.areOutside(health.avoided(trialId, clock.instant()));
    }

    /** Where Spark should run this trial, empty for anywhere. */
    List<String> locations(int trialId) {
        return executors.locationsOutside(health.avoided(trialId, clock.instant()));
    }
}
