package io.sparbiter.driver.dispatch.place;

import io.sparbiter.driver.dispatch.place.Executors.Executor;
import io.sparbiter.driver.spark.TaskScheduling;
import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.TrialStart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where trials run, and where they had better not. For one thread. */
public final class Whereabouts {
    private static final Logger LOG = LoggerFactory.getLogger(Whereabouts.class);

    private final Executors executors;
    private final InstantSource clock;
    private final HostHealth health = new HostHealth();
    private final Relocations relocations;
    private final Map<Integer, Running> running = new HashMap<>();

    /**
     * Of the trials of an application; each is tried as often at most as Spark would try a task.
     *
     * @param clock one that nobody sets
     */
    public Whereabouts(TaskScheduling scheduling, InstantSource clock) {
        executors = new Executors(scheduling);
        relocations = new Relocations(scheduling.mostFailures() - 1);
        this.clock = clock;
    }

    /** A trial that has said where it runs. */
    private record Running(TrialStart start, Place place) {}

    /** A trial has said where it runs. */
    public void started(TrialStart start) {
        running.put(start.trialId(), new Running(start, executors.place(start.placement())));
    }

    /** The start of a trial that ended before it told of one, without facts: its row should name the machine. */
    public Optional<TrialStart> missedStart(int trialId, Placement placement, Instant startedAt) {
        Running known = running.get(trialId);
        boolean isTold = known != null && known.start().placement().attempt() == placement.attempt();
        return isTold ? Optional.empty() : Optional.of(new TrialStart(trialId, placement, Facts.NONE, startedAt));
    }

    /** A trial ended an epoch, or ended without having failed; returns the machines that are found to be sick by this. */
    public List<SickHost> trained(int trialId) {
        Running trial = running.get(trialId);
        List<SickHost> found = trial == null ? List.of() : health.trained(trialId, trial.place(), clock.instant());
        found.forEach(Whereabouts::warn);
        return found;
    }

    private static void warn(SickHost sick) {
        LOG.warn("{} gets no trials for {} minutes: {}", sick.host(), HostHealth.LEAVE.toMinutes(), sick.reason());
    }

    /**
     * A trial failed after so much time; it has started.
     *
     * @return whether its machine may be to blame, so that {@link #decide} says what follows
     */
    public boolean failed(int trialId, Outcome.Failed failed, Duration after) {
        return health.failed(trialId, running.get(trialId).place(), failed, after);
    }

    /** What follows when a trial has failed where the machine may be to blame. */
    public Relocations.Decision decide(int trialId, Outcome.Failed failed) {
        Instant now = clock.instant();
        return relocations.decide(trialId, failed, executors.areOutside(health.avoided(trialId, now)), now);
    }

    /** A trial is over. */
    public void ended(int trialId) {
        health.ended(trialId);
        relocations.ended(trialId);
        running.remove(trialId);
    }

    /** All executors that are there now. */
    public List<Executor> executors() {
        return executors.all();
    }

    /** Those of these that get trials: all if all are sick, since trials that find sick ones only are tried on them. */
    public List<Executor> well(List<Executor> all) {
        List<Executor> well = Executors.outside(all, health.sick(clock.instant()));
        return well.isEmpty() ? all : well;
    }

    /** Where Spark should run this trial, empty for anywhere. */
    public List<String> locations(int trialId) {
        return executors.locationsOutside(health.avoided(trialId, clock.instant()));
    }
}
