package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.search.loop.ScriptedTrial;
import io.sparbiter.search.loop.TrialBackend;
import io.sparbiter.search.loop.TrialBackendContract;
import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.trial.LostDeviceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SparkTrialBackendIT extends TrialBackendContract {
    /** How often a trial with a seed has run; trial functions are copied on their way to tasks. */
    private static final Map<Long, AtomicInteger> RUNS = new ConcurrentHashMap<>();

    private static final Trial TRIAL = new Trial(1, new Candidate(new Point(0, Map.of("x", 0L)), "random"), 7, 1);

    @Override
    protected TrialBackend open(int slots) {
        return open(new ScriptedTrial(), slots, 1);
    }

    private static SparkTrialBackend open(TrialFunction function, int slots, int threads) {
        return SparkTrialBackend.open("test", function, OptionalInt.of(slots), new Limits(1, threads, 0));
    }

    private static TrialEvent next(TrialBackend backend) throws InterruptedException {
        return backend.await(backend.now().plus(Duration.ofMinutes(1))).orElseThrow();
    }

    @Test
    void aTrialSaysWhereItRuns() throws Exception {
        TrialFunction function = (trial, monitor) -> {
            monitor.started(Facts.NONE.with("weights", 7L));
            return new Outcome.Cancelled("nothing to do");
        };
        try (var backend = open(function, 1, 2)) {
            backend.judgeWith(report -> Verdict.CONTINUE);
            backend.submit(TRIAL);
            TrialStart start = ((TrialEvent.Started) next(backend)).start();
            assertThat(start.facts().values()).containsEntry("weights", 7L);
            assertThat(start.placement().executor()).isEqualTo("driver");
            assertThat(start.placement().threads()).isEqualTo(2);
            assertThat(start.placement().attempt()).isEqualTo(1);
            assertThat(start.placement().gpu()).isEmpty();
        }
    }

    @Test
    void whatNoRetryCuredIsAFailureOfTheInfrastructure() throws Exception {
        TrialFunction broken = (trial, monitor) -> {
            throw new IllegalStateException("no line");
        };
        try (var backend = open(broken, 1, 1)) {
            backend.judgeWith(report -> Verdict.CONTINUE);
            backend.submit(TRIAL);
            TrialStart start = ((TrialEvent.Started) next(backend)).start();
            assertThat(start.placement().host()).isNotEmpty();
            assertThat(start.facts()).isEqualTo(Facts.NONE);
            TrialEvent.Ended end = (TrialEvent.Ended) next(backend);
            assertThat(end.outcome())
                    .isEqualTo(new Outcome.Failed(
                            Outcome.Failure.INFRASTRUCTURE, "java.lang.IllegalStateException: no line", List.of()));
            assertThat(end.trialId()).isEqualTo(1);
        }
    }

    /** In local mode, where no other process takes over. */
    @Test
    void aTrialWhoseGpuIsLostBeginsAgain() throws Exception {
        var outcome = new Outcome.Cancelled("nothing to do");
        var runs = new AtomicInteger();
        RUNS.put(TRIAL.seed(), runs);
        TrialFunction losing = (trial, monitor) -> {
            monitor.started(Facts.NONE);
            if (RUNS.get(trial.seed()).getAndIncrement() == 0) {
                throw new LostDeviceException("The GPU is lost to this process.");
            }
            return outcome;
        };
        try (var backend = open(losing, 1, 1)) {
            backend.judgeWith(report -> Verdict.CONTINUE);
            backend.submit(TRIAL);
            TrialEvent event = next(backend);
            while (event instanceof TrialEvent.Started) {
                event = next(backend);
            }
            assertThat(((TrialEvent.Ended) event).outcome()).isEqualTo(outcome);
            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void aRequestToEndReachesTheLoopOnce() throws Exception {
        try (var backend = open(new ScriptedTrial(), 1, 1)) {
            backend.judgeWith(report -> Verdict.CONTINUE);
            backend.requestEnd();
            assertThatThrownBy(() -> backend.await(backend.now().plusSeconds(60)))
                    .isInstanceOf(InterruptedException.class)
                    .hasMessage("the search was asked to end");
            assertThat(backend.await(backend.now())).isEmpty();
        }
    }

    @Test
    void trialsThatRanWhenSparkWasStoppedHaveNotEnded() throws Exception {
        TrialFunction halfAMinute = (trial, monitor) -> {
            monitor.started(Facts.NONE);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!monitor.isCancelled() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return new Outcome.Cancelled("cancelled");
        };
        try (var backend = open(halfAMinute, 1, 1)) {
            backend.judgeWith(report -> Verdict.CONTINUE);
            backend.submit(TRIAL);
            assertThat(next(backend)).isInstanceOf(TrialEvent.Started.class);
            SparkContext.getOrCreate().stop();
            assertThatThrownBy(() -> next(backend))
                    .isInstanceOf(ClusterException.class)
                    .hasMessage("Spark was stopped while trials ran.\nContinue the search with --resume.");
        }
    }

    @Test
    @Timeout(60)
    void aTimeOfDayThatIsSetBackHoldsNothingUp() throws Exception {
        var timeOfDay = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
        var spark = SparkContexts.open("test", OptionalInt.of(1), new Limits(1, 1, 0));
        try (var backend = new SparkTrialBackend(spark, new ScriptedTrial(), OptionalInt.of(1), timeOfDay::get)) {
            Instant begin = backend.now();
            timeOfDay.updateAndGet(time -> time.minus(Duration.ofHours(1)));
            while (backend.await(begin.plusMillis(200)).isPresent()) {
                // Slots may come; the deadline does.
            }
            assertThat(backend.now()).isAfterOrEqualTo(begin.plusMillis(200));
            assertThat(backend.timeOfDay()).isEqualTo(timeOfDay.get());
        }
    }

    @Test
    void aTrialThatCanKillItsDriverHasFourAttempts() {
        try (TrialBackend backend = open(1)) {
            assertThat(backend.mostLostAttempts()).isEqualTo(4);
        }
    }

    @Test
    void aTrialCountsItsAttemptsOn() throws Exception {
        TrialFunction function = (trial, monitor) -> {
            monitor.started(Facts.NONE);
            return new Outcome.Cancelled("nothing to do");
        };
        try (var backend = open(function, 1, 1)) {
            backend.judgeWith(report -> Verdict.CONTINUE);
            backend.submit(TRIAL.withAttempt(3));
            TrialStart start = ((TrialEvent.Started) next(backend)).start();
            assertThat(start.placement().attempt()).isEqualTo(3);
        }
    }
}
