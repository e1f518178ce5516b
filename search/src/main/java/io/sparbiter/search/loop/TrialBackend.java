package io.sparbiter.search.loop;

import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.Verdict;
import java.time.Instant;
import java.util.Optional;

/** What runs trials: a Spark cluster, or a simulation with a clock of its own. Used by one thread, the loop's. */
public interface TrialBackend extends AutoCloseable {
    /** Answers epoch reports. Called from any thread of the backend, so it must answer at once and be thread-safe. */
    @FunctionalInterface
    interface EpochJudge {
        Verdict judge(EpochReport report);
    }

    /** Sets who answers epoch reports; called once, before the first {@link #submit}. */
    void judgeWith(EpochJudge judge);

    /** How many trials can run side by side now, at least 0; it may change while a search runs. */
    int slots();

    /**
     * Starts a trial as soon as a slot is free and returns at once. One that has ended may be submitted again with a later
     * attempt, and goes on from where it stopped if that was kept.
     */
    void submit(Trial trial);

    /** Ends a trial, between two batches at the latest. Whether or not an end follows, the caller ignores it. */
    void cancel(int trialId);

    /**
     * The next event, waiting for it until the deadline; empty when the deadline passed first. An event that has happened
     * already is returned even if the deadline is past, so {@code await(now())} takes what is there without waiting.
     *
     * @param deadline by this backend's clock, {@link Instant#MAX} for none
     * @throws InterruptedException if the search was asked to end
     */
    Optional<TrialEvent> await(Instant deadline) throws InterruptedException;

    /**
     * The time by the backend's own clock, which nobody sets back or forward: what deadlines and durations are measured by. A
     * simulation's is virtual.
     */
    Instant now();

    /** The time of day, which is recorded. It may be set while a search runs, so nothing is measured by it. */
    default Instant timeOfDay() {
        return now();
    }

    /**
     * In how many attempts of a trial the program may die before the trial is given up, at least 1: it may be what the
     * program dies of, where trials run in its own process. Elsewhere a trial has as many as it takes.
     */
    default int mostLostAttempts() {
        return Integer.MAX_VALUE;
    }

    @Override
    void close();
}
