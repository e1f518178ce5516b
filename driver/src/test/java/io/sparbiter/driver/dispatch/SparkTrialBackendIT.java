package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SparkTrialBackendIT {
    private static JavaSparkContext spark;

    @BeforeAll
    static void open() {
        spark = SparkContexts.open("test", OptionalInt.of(2), 1);
    }

    @AfterAll
    static void close() {
        spark.close();
    }

    private static Trial trial(int id) {
        return new Trial(id, new Candidate(new Point(id, Map.of("x", (long) id)), "random"), id, 3);
    }

    private static SparkTrialBackend backend(TrialFunction function) {
        SparkTrialBackend backend = new SparkTrialBackend(spark, function, Clock.systemUTC());
        backend.judgeWith(report -> Verdict.CONTINUE);
        return backend;
    }

    /** All events up to the ends of so many trials. */
    private static List<TrialEvent> eventsUntilEnds(SparkTrialBackend backend, int ends) throws InterruptedException {
        var events = new ArrayList<TrialEvent>();
        while (events.stream().filter(TrialEvent.Ended.class::isInstance).count() < ends) {
            events.add(backend.await(backend.now().plus(Duration.ofSeconds(60))).orElseThrow());
        }
        return events;
    }

    private static Outcome oneEpoch(Trial trial, TrialMonitor monitor) {
        monitor.started(7, "data", "none");
        Epoch epoch = new Epoch(1, 1, 1, trial.id() / 100.0, 0.001, 1);
        monitor.epochEnded(epoch);
        return new Outcome.Completed(epoch.valAccuracy(), 1, "done", List.of(epoch));
    }

    @Test
    void reportsTheStartTheEpochAndTheEndInOrder() throws Exception {
        try (var backend = backend(SparkTrialBackendIT::oneEpoch)) {
            assertThat(backend.slots()).isEqualTo(2);
            backend.submit(trial(5));
            List<TrialEvent> events = eventsUntilEnds(backend, 1);
            assertThat(events).hasSize(3);
            assertThat(((TrialEvent.Started) events.get(0)).start().parameters())
                    .isEqualTo(7);
            assertThat(((TrialEvent.EpochEnded) events.get(1)).report().trialId())
                    .isEqualTo(5);
            assertThat(((TrialEvent.Ended) events.get(2)).outcome()).isInstanceOf(Outcome.Completed.class);
        }
    }

    @Test
    void whatNoRetryCuredIsAFailureOfTheInfrastructure() throws Exception {
        TrialFunction broken = (trial, monitor) -> {
            throw new IllegalStateException("no line");
        };
        try (var backend = backend(broken)) {
            backend.submit(trial(1));
            TrialEvent.Ended end =
                    (TrialEvent.Ended) eventsUntilEnds(backend, 1).get(0);
            assertThat(end.outcome()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.kind()).isEqualTo(Outcome.Failure.INFRASTRUCTURE);
                assertThat(failed.message()).contains("java.lang.IllegalStateException: no line");
            });
        }
    }
}
