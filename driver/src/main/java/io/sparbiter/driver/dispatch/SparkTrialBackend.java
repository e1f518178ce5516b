package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.dispatch.place.Whereabouts;
import io.sparbiter.driver.spark.OneTaskJob;
import io.sparbiter.driver.spark.TaskScheduling;
import io.sparbiter.search.loop.TrialBackend;
import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.trial.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each trial as one Spark job of one task. Jobs are submitted asynchronously; what executors report and how jobs end
 * comes to the loop through one queue.
 */
public final class SparkTrialBackend implements TrialBackend {
    private static final Logger LOG = LoggerFactory.getLogger(SparkTrialBackend.class);
    private static final Verdict GIVEN_UP = new Verdict.Stop("another attempt was begun, or the trial has ended");
    /** A standalone master's word to an application whose executors died too often; Spark stops a little later. */
    private static final String REMOVED = "Master removed our application";

    private static final Duration DECIDE_AGAIN = Duration.ofSeconds(1);

    /** As many as Spark gives a task on a cluster. */
    private static final int LOCAL_ATTEMPTS = 4;

    private final JavaSparkContext spark;
    private final TrialFunction function;
    private final InstantSource timeOfDay;
    private final InstantSource clock;
    private final SignalQueue signals;
    /** What the loop has yet to hear of the signals taken. */
    private final Queue<TrialEvent> events = new ArrayDeque<>();

    private final Map<Integer, OneTaskJob> jobs = new HashMap<>();
    private final Attempts attempts = new Attempts();
    private final SlotListener slotListener = new SlotListener(this::wake);
    private final Slots slots;
    private final Whereabouts whereabouts;
    /** Trials that had nowhere to run when they were to be run again. */
    private final Queue<Trial> waiting = new ArrayDeque<>();
    /** Failures that may be their machine's, of trials for which there is no other machine yet. */
    private final Queue<Signal.Returned> undecided = new ArrayDeque<>();

    private volatile boolean endRequested;

    /** Opens Spark for one search; closed with this backend. See {@link SparkContexts#open}. */
    public static SparkTrialBackend open(String name, TrialFunction function, OptionalInt parallelism, Limits limits) {
        JavaSparkContext spark = SparkContexts.open(name, parallelism, limits);
        return new SparkTrialBackend(spark, function, parallelism, InstantSource.system());
    }

    /** @param timeOfDay what is recorded; nothing is measured by it */
    SparkTrialBackend(
            JavaSparkContext spark, TrialFunction function, OptionalInt parallelism, InstantSource timeOfDay) {
        this.spark = spark;
        this.function = function;
        this.timeOfDay = timeOfDay;
        clock = new SteadyClock(timeOfDay, System::nanoTime);
        signals = new SignalQueue(clock);
        var scheduling = new TaskScheduling(spark.sc());
        whereabouts = new Whereabouts(scheduling, clock);
        slots = new Slots(spark.sc(), scheduling, slotListener, whereabouts, parallelism);
        spark.sc().addSparkListener(slotListener);
    }

    @Override
    public void judgeWith(EpochJudge judge) {
        DriverReports.current().answerWith(message -> answer(message, judge));
    }

    /** A trial that was given up as lost may yet report. It is told to stop, for nobody waits for it. */
    private Verdict answer(Object message, EpochJudge judge) {
        if (message instanceof EpochReport report) {
            if (!attempts.isCurrent(report.trialId(), report.attempt())) {
                return GIVEN_UP;
            }
            tell(new TrialEvent.EpochEnded(report));
            return judge.judge(report);
        }
        TrialStart start = (TrialStart) message;
        if (attempts.isCurrent(start.trialId(), start.placement().attempt())) {
            tell(new TrialEvent.Started(start));
        }
        return Verdict.CONTINUE;
    }

    private void tell(TrialEvent event) {
        signals.add(new Signal.Told(event));
    }

    @Override
    public int slots() {
        return slots.count();
    }

    @Override
    public void submit(Trial trial) {
        attempts.submitted(trial.id(), trial.attempt());
        spark.setJobGroup(
                "trial-" + trial.id(),
                "trial " + trial.id() + " " + trial.point().values(),
                false);
        TrialJob job = new TrialJob(trial, signals::add);
        List<String> locations = whereabouts.locations(trial.id());
        jobs.put(trial.id(), job.submit(spark.sc(), locations, new TrialTask(function)));
    }

    private void submitAgain(Trial trial) {
        submit(trial.withAttempt(Math.max(trial.attempt(), attempts.begun(trial.id()) + 1)));
    }

    private void submitWaiting() {
        while (!waiting.isEmpty() && !slots.areAllExcluded()) {
            submitAgain(waiting.remove());
        }
    }

    @Override
    public void cancel(int trialId) {
        waiting.removeIf(trial -> trial.id() == trialId);
        undecided.removeIf(returned -> returned.trial().id() == trialId);
        OneTaskJob job = forget(trialId);
        if (job != null) {
            job.cancel();
        }
    }

    /** A trial is over; its last job, null if it is over already. */
    private OneTaskJob forget(int trialId) {
        attempts.ended(trialId);
        whereabouts.ended(trialId);
        return jobs.remove(trialId);
    }

    /** Asks the search to end: {@link #await} throws. From any thread. */
    public void requestEnd() {
        endRequested = true;
        signals.add(new Signal.EndRequested());
    }

    private void wake() {
        tell(new TrialEvent.SlotsChanged());
    }

    @Override
    public Optional<TrialEvent> await(Instant deadline) throws InterruptedException {
        while (events.isEmpty()) {
            Signal signal = signals.next(undecided.isEmpty() ? deadline : earlier(deadline, now().plus(DECIDE_AGAIN)));
            if (signal != null) {
                take(signal);
            }
            if (endRequested) {
                endRequested = false; // told once: what happened before can still be heard
                throw new InterruptedException("the search was asked to end");
            }
            if (signal == null && !now().isBefore(deadline)) {
                break;
            }
            decideAgain();
        }
        return Optional.ofNullable(events.poll());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void take(Signal signal) {
        if (signal instanceof Signal.Told told) {
            take(told.event());
        } else if (signal instanceof Signal.Returned returned) {
            returned(returned);
        } else if (signal instanceof Signal.GivenUp givenUp) {
            givenUp(givenUp.trial(), givenUp.message());
        }
    }

    private void take(TrialEvent event) {
        events.add(event);
        if (event instanceof TrialEvent.Started started) {
            whereabouts.started(started.start());
        } else if (event instanceof TrialEvent.EpochEnded epoch) {
            trained(epoch.report().trialId());
        } else if (event instanceof TrialEvent.SlotsChanged) {
            submitWaiting();
        }
    }

    private void trained(int trialId) {
        whereabouts.trained(trialId).forEach(sick -> events.add(new TrialEvent.HostExcluded(sick)));
    }

    private void returned(Signal.Returned returned) {
        int trialId = returned.trial().id();
        TrialTask.End end = returned.end();
        if (!jobs.containsKey(trialId)) {
            return; // cancelled meanwhile
        }
        attempts.begun(trialId, end.placement().attempt());
        whereabouts
                .missedStart(trialId, end.placement(), end.startedAt())
                .ifPresent(start -> take(new TrialEvent.Started(start)));
        if (end.outcome() instanceof Outcome.Failed failed) {
            if (whereabouts.failed(trialId, failed, end.duration())) {
                decide(returned);
                return;
            }
        } else if (end.outcome().status() != Status.CANCELLED) {
            trained(trialId);
        }
        ended(trialId, end);
    }

    private void decide(Signal.Returned returned) {
        Trial trial = returned.trial();
        Outcome.Failed failed = (Outcome.Failed) returned.end().outcome();
        switch (whereabouts.decide(trial.id(), failed)) {
            case MOVE -> {
                LOG.info("Trial {} failed on {} and is tried again: {}", trial.id(), host(returned), failed.brief());
                submitAgain(trial);
            }
            case WAIT -> undecided.add(returned);
            case TELL -> ended(trial.id(), returned.end());
        }
    }

    private static String host(Signal.Returned returned) {
        return returned.end().placement().host();
    }

    /** Executors may have joined. */
    private void decideAgain() {
        List<Signal.Returned> all = List.copyOf(undecided);
        undecided.clear();
        all.forEach(this::decide);
    }

    private void ended(int trialId, TrialTask.End end) {
        forget(trialId);
        events.add(new TrialEvent.Ended(trialId, end.outcome(), end.finishedAt()));
    }

    /**
     * Spark ends the job of a trial that failed as soon as it keeps trials off all executors. That is no fault of the
     * trial's: it waits until there is one again.
     */
    private void givenUp(Trial trial, String message) {
        if (!jobs.containsKey(trial.id())) {
            return; // cancelled
        }
        if (message.contains("excludeOnFailure") && slots.areAllExcluded()) {
            LOG.warn("Trial {} waits: Spark keeps trials off all executors, since each has failed some", trial.id());
            waiting.add(trial);
            wake(); // if there is one again by now
            return;
        }
        Outcome lost = new Outcome.Failed(Failure.INFRASTRUCTURE, message, List.of());
        requireSpark(message);
        forget(trial.id());
        events.add(new TrialEvent.Ended(trial.id(), lost, timeOfDay()));
    }

    /** When Spark is stopped under a search, all its jobs fail. Their trials have not ended: they stay in flight. */
    private void requireSpark(String message) {
        if (spark.sc().isStopped() || message.contains(REMOVED)) {
            throw new ClusterException("Spark was stopped while trials ran.", "Continue the search with --resume.");
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Instant timeOfDay() {
        return timeOfDay.instant();
    }

    /** In local mode a trial can take the driver along. On a cluster Spark counts what it costs executors. */
    @Override
    public int mostLostAttempts() {
        return spark.sc().isLocal() ? LOCAL_ATTEMPTS : Integer.MAX_VALUE;
    }

    @Override
    public void close() {
        spark.sc().removeSparkListener(slotListener);
        List.copyOf(jobs.keySet()).forEach(this::cancel);
        spark.close();
    }
}
