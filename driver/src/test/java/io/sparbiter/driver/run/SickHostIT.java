package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.loop.EndReason;
import io.sparbiter.search.loop.FailureCause;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchSummary;
import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.trial.Failures;
import io.sparbiter.worker.trial.SetupException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkEnv;
import org.junit.jupiter.api.Test;

/** Machines on which no trial can begin, on a cluster of two: {@code 127.0.0.1} and {@code localhost}. */
class SickHostIT extends ClusterTest {
    private static final String WELL = "127.0.0.1";
    private static final String SICK = "localhost";

    private final ConcurrentLinkedQueue<SickHost> named = new ConcurrentLinkedQueue<>();

    private void start(TrialFunction function, String... settings) {
        var listener = new SearchListener() {
            @Override
            public void hostExcluded(SickHost host) {
                named.add(host);
            }
        };
        search = ClusterSearch.start(results, function, listener, settings);
    }

    /** What is wrong with a machine. */
    private enum Fault {
        DATA {
            @Override
            Outcome of(Trial trial, TrialMonitor monitor) {
                throw new SetupException("Cannot read /data/train.", "Mount it.");
            }
        },
        LIBRARY {
            @Override
            Outcome of(Trial trial, TrialMonitor monitor) {
                return Failures.outcome(new UnsatisfiedLinkError("no jnind4jcpu in java.library.path"), List.of());
            }
        },
        /** As a program would that says no more than that it failed. */
        ERROR {
            @Override
            Outcome of(Trial trial, TrialMonitor monitor) {
                monitor.started(Facts.NONE);
                return new Outcome.Failed(Outcome.Failure.ERROR, "exit code 1\nlast lines", List.of());
            }
        };

        abstract Outcome of(Trial trial, TrialMonitor monitor);
    }

    /** A trial that takes a moment, and has this fault on these machines. */
    private record Ailing(Fault fault, Set<String> sick) implements TrialFunction {
        @Override
        public Outcome run(Trial trial, TrialMonitor monitor) {
            if (sick.contains(SparkEnv.get().blockManager().blockManagerId().host())) {
                return fault.of(trial, monitor);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            return new FastTrial().run(trial, monitor);
        }
    }

    @Test
    void withoutDataOnOneMachineAllTrialsEndWellOnTheOther() {
        assertThatAllEndWell(Fault.DATA, "Cannot read /data/train.");
    }

    @Test
    void withoutALibraryOnOneMachineAllTrialsEndWellOnTheOther() {
        assertThatAllEndWell(Fault.LIBRARY, "java.lang.UnsatisfiedLinkError: no jnind4jcpu in java.library.path");
    }

    @Test
    void withErrorsAtOnceOnOneMachineAllTrialsEndWellOnTheOther() {
        assertThatAllEndWell(Fault.ERROR, "exit code 1");
    }

    private void assertThatAllEndWell(Fault fault, String said) {
        start(new Ailing(fault, Set.of(SICK)), "budget.trials=30");

        assertThat(search.rows()).hasSize(30).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo("completed");
            assertThat(row.run().host()).isEqualTo(WELL);
            assertThat(row.run().attempt()).isBetween(1, 2);
        });
        assertThat(named).singleElement().satisfies(sick -> {
            assertThat(sick.host()).isEqualTo(SICK);
            assertThat(sick.reason()).endsWith(" failed there and trains on " + WELL + ": " + said);
        });
    }

    @Test
    void withoutDataAnywhereTheSearchEndsWithTheCause() {
        assertThatItEndsSoon(Fault.DATA, "infrastructure");
        FailureCause cause = search.summary().cause().orElseThrow();
        assertThat(cause.text()).contains("failed in a row, on 127.0.0.1, localhost.", ": Cannot read /data/train.");
    }

    @Test
    void withErrorsEverywhereTheSearchEndsWithTheCause() {
        assertThatItEndsSoon(Fault.ERROR, "error");
        assertThat(search.summary().cause().orElseThrow().text()).endsWith(": exit code 1");
    }

    private void assertThatItEndsSoon(Fault fault, String kind) {
        start(new Ailing(fault, Set.of(WELL, SICK)), "budget.trials=500");

        SearchSummary summary = search.summary();
        List<TrialRow> rows = search.rows();
        assertThat(summary.reason()).isEqualTo(EndReason.FAILURES);
        assertThat(summary.duration()).isLessThan(Duration.ofMinutes(1));
        assertThat(rows).hasSizeBetween(7, 10).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo("failed");
            assertThat(row.ending().stopReason()).hasValue(kind);
            assertThat(row.run().host()).isIn(WELL, SICK);
        });
        assertThat(named).isEmpty();
    }
}
