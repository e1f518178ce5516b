package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cluster.TestCluster;
import io.sparbiter.driver.spark.SparkProcess;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.worker.trial.SetupException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executors on machines of one name, on one of which no trial can begin. */
class SickExecutorIT {
    private static final String SICK = "0";

    @TempDir
    Path results;

    private TestCluster cluster;
    private final Queue<SickHost> named = new ConcurrentLinkedQueue<>();

    /** Takes a moment, and cannot begin on the sick executor. */
    private record Ailing() implements TrialFunction {
        @Override
        public Outcome run(Trial trial, TrialMonitor monitor) {
            if (SparkProcess.executorId().equals(SICK)) {
                throw new SetupException("Cannot read /data/train.", "Mount it.");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            return new FastTrial().run(trial, monitor);
        }
    }

    @BeforeEach
    void startCluster() {
        cluster = TestCluster.startOnOneHost();
    }

    @AfterEach
    void stopCluster() {
        cluster.close();
    }

    @Test
    void allTrialsEndWellOnTheOther() {
        var listener = new SearchListener() {
            @Override
            public void hostExcluded(SickHost host) {
                named.add(host);
            }
        };
        try (ClusterSearch search = ClusterSearch.start(results, new Ailing(), listener, "budget.trials=20")) {
            assertThat(search.rows()).hasSize(20).allSatisfy(row -> {
                assertThat(row.status()).isEqualTo("completed");
                assertThat(row.run().executor()).isNotEqualTo(SICK);
            });
        }
        assertThat(named).singleElement().satisfies(sick -> assertThat(sick.host())
                .isEqualTo("executor 0 on 127.0.0.1"));
    }
}
