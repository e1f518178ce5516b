package io.sparbiter.driver.dispatch;

import io.sparbiter.search.loop.TrialBackend;
import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Outcome;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs each trial as one Spark job of one task. Jobs are submitted asynchronously; what executors report and how jobs end
 * comes to the loop through one queue.
 */
public final class SparkTrialBackend implements TrialBackend {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final JavaSparkContext spark;
    private final TrialTask task;
    private final Clock clock;
    private final BlockingQueue<TrialEvent> events = new LinkedBlockingQueue<>();
    private final Map<Integer, SimpleFutureAction<?>> jobs = new HashMap<>();
    private final Runnable onClose;
    private final SlotListener slotListener = new SlotListener(this::wake);
    private volatile boolean endRequested;

    /** Opens Spark for one search; closed with this backend. See {@link SparkContexts#open}. */
    public static SparkTrialBackend open(String name, TrialFunction function, OptionalInt parallelism, int threads) {
        JavaSparkContext spark = SparkContexts.open(name, parallelism, threads);
        return new SparkTrialBackend(spark, function, Clock.systemUTC(), spark::close);
    }

    /**
     * A backend on a context that stays the caller's.
     *
     * @param spark has {@link TrialPlugin} among its {@code spark.plugins}
     * @param function what a trial does, in the executor
     */
    SparkTrialBackend(JavaSparkContext spark, TrialFunction function, Clock clock) {
        this(spark, function, clock, () -> {});
    }

    private SparkTrialBackend(JavaSparkContext spark, TrialFunction function, Clock clock, Runnable onClose) {
        this.spark = spark;
        this.onClose = onClose;
        this.task = new TrialTask(function);
        this.clock = clock;
        spark.sc().addSparkListener(slotListener);
    }

    @Override
    public void judgeWith(EpochJudge judge) {
        ReportDesk.current().answerWith(message -> answer(message, judge));
    }

    private Verdict answer(Object message, EpochJudge judge) {
        if (message instanceof EpochReport report) {
            events.add(new TrialEvent.EpochEnded(report));
            return judge.judge(report);
        }
        events.add(new TrialEvent.Started((TrialStart) message));
        return Verdict.CONTINUE;
    }

    @Override
    public int slots() {
        SparkContext context = spark.sc();
        return context.maxNumConcurrentTasks(context.resourceProfileManager().defaultResourceProfile());
    }

    @Override
    public void submit(Trial trial) {
        spark.setJobGroup(
                "trial-" + trial.id(),
                "trial " + trial.id() + " " + trial.point().values(),
                false);
        TrialJob job = new TrialJob(trial.id(), events::add, clock);
        jobs.put(
                trial.id(),
                job.submit(spark.sc(), spark.parallelize(List.of(trial), 1).rdd(), task));
    }

    @Override
    public void cancel(int trialId) {
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
            requireSpark(ended.outcome());
            jobs.remove(ended.trialId());
        }
        return Optional.ofNullable(event);
    }

    /** When Spark is stopped under a search, all its jobs fail. Their trials have not ended: they stay in flight. */
    private void requireSpark(Outcome outcome) {
        boolean isLost = outcome instanceof Outcome.Failed failed && failed.kind() == Outcome.Failure.INFRASTRUCTURE;
        if (isLost && spark.sc().isStopped()) {
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
        onClose.run();
    }
}
