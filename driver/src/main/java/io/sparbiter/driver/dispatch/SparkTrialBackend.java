package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.search.loop.TrialBackend;
import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.search.trial.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SimpleFutureAction;
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

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final JavaSparkContext spark;
    private final TrialFunction function;
    private final Clock clock;
    private final BlockingQueue<TrialEvent> events = new LinkedBlockingQueue<>();
    private final Map<Integer, SimpleFutureAction<?>> jobs = new HashMap<>();
    private final Attempts attempts = new Attempts();
    private final SlotListener slotListener = new SlotListener(this::wake);
    private final Slots slots;
    /** Trials that had nowhere to run when they were to be run again. */
    private final Queue<Trial> waiting = new ConcurrentLinkedQueue<>();

    private volatile boolean endRequested;

    /** Opens Spark for one search; closed with this backend. See {@link SparkContexts#open}. */
    public static SparkTrialBackend open(String name, TrialFunction function, OptionalInt parallelism, Limits limits) {
        JavaSparkContext spark = SparkContexts.open(name, parallelism, limits);
        return new SparkTrialBackend(spark, function, parallelism, Clock.systemUTC());
    }

    private SparkTrialBackend(JavaSparkContext spark, TrialFunction function, OptionalInt parallelism, Clock clock) {
        this.spark = spark;
        this.function = function;
        this.clock = clock;
        slots = new Slots(spark.sc(), slotListener, parallelism);
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
            events.add(new TrialEvent.EpochEnded(report));
            return judge.judge(report);
        }
        TrialStart start = (TrialStart) message;
        if (attempts.isCurrent(start.trialId(), start.placement().attempt())) {
            events.add(new TrialEvent.Started(start));
        }
        return Verdict.CONTINUE;
    }

    @Override
    public int slots() {
        return slots.count();
    }

    @Override
    public void submit(Trial trial) {
        attempts.submitted(trial.id());
        spark.setJobGroup(
                "trial-" + trial.id(),
                "trial " + trial.id() + " " + trial.point().values(),
                false);
        TrialJob job = new TrialJob(trial.id(), events::add, message -> failed(trial, message));
        TrialTask task = new TrialTask(function);
        jobs.put(
                trial.id(),
                job.submit(spark.sc(), spark.parallelize(List.of(trial), 1).rdd(), task));
    }

    /**
     * Spark ends the job of a trial that failed as soon as it keeps trials off all executors. That is no fault of the
     * trial's: it waits until there is one again.
     */
    private void failed(Trial trial, String message) {
        if (message.contains("excludeOnFailure") && slots.areAllExcluded()) {
            LOG.warn("Trial {} waits: Spark keeps trials off all executors, since each has failed some", trial.id());
            waiting.add(trial);
            wake(); // if there is one again by now
            return;
        }
        Outcome lost = new Outcome.Failed(Failure.INFRASTRUCTURE, message, List.of());
        events.add(new TrialEvent.Ended(trial.id(), lost, now()));
    }

    private void submitWaiting() {
        while (!waiting.isEmpty() && !slots.areAllExcluded()) {
            Trial trial = waiting.remove();
            submit(trial.withAttempt(Math.max(trial.attempt(), attempts.begun(trial.id()) + 1)));
        }
    }

    @Override
    public void cancel(int trialId) {
        attempts.ended(trialId);
        waiting.removeIf(trial -> trial.id() == trialId);
        SimpleFutureAction<?> job = jobs.remove(trialId);
        if (job != null) {
            job.cancel();
        }
    }

    /** Asks the search to end: {@link #await} throws. From any thread. */
    public void requestEnd() {
        endRequested = true;
        wake();
    }

    private void wake() {
        events.add(new TrialEvent.SlotsChanged());
    }

    @Override
    public Optional<TrialEvent> await(Instant deadline) throws InterruptedException {
        TrialEvent event = next(deadline);
        if (endRequested) {
            endRequested = false; // told once: what happened before can still be heard
            throw new InterruptedException("the search was asked to end");
        }
        if (event instanceof TrialEvent.Ended ended) {
            attempts.ended(ended.trialId());
            requireSpark(ended.outcome());
            jobs.remove(ended.trialId());
        } else if (event instanceof TrialEvent.SlotsChanged) {
            submitWaiting();
        }
        return Optional.ofNullable(event);
    }

    /** When Spark is stopped under a search, all its jobs fail. Their trials have not ended: they stay in flight. */
    private void requireSpark(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed
                && failed.kind() == Failure.INFRASTRUCTURE
                && (spark.sc().isStopped() || failed.message().contains(REMOVED))) {
            throw new IllegalStateException("Spark was stopped while trials ran. Continue the search with --resume.");
        }
    }

    /** Never returns before the deadline without an event: the loop would ask again, and again. */
    private TrialEvent next(Instant deadline) throws InterruptedException {
        TrialEvent event = events.poll(nanosUntil(deadline), TimeUnit.NANOSECONDS);
        while (event == null && now().isBefore(deadline)) {
            event = events.poll(nanosUntil(deadline), TimeUnit.NANOSECONDS);
        }
        return event;
    }

    private long nanosUntil(Instant deadline) {
        Instant now = now();
        Instant latest = now.plus(LONGEST_WAIT);
        return Math.max(
                0,
                Duration.between(now, deadline.isBefore(latest) ? deadline : latest)
                        .toNanos());
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        spark.sc().removeSparkListener(slotListener);
        List.copyOf(jobs.keySet()).forEach(this::cancel);
        spark.close();
    }
}
