package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.spark.SparkProcess;
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
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.training.CnnTrial;
import io.sparbiter.worker.trial.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Machines on which no trial can begin, on a cluster of two: {@code 127.0.0.1} and {@code localhost}. */
class SickHostIT extends ClusterTest {
    private static final String WELL = "127.0.0.1";
    private static final String SICK = "localhost";
    private static final int WELL_WORKER = 0;
    private static final int SICK_WORKER = 1;
    /** Small networks, 32 of them. */
    private static final String SPACE = """
            axes:
              conv_1_filters: [2, 3, 4, 5, 6, 7, 8, 9]
              conv_2_filters: [2]
              conv_3_filters: [2]
              conv_1_kernel: [1, 3]
              dense_1_units: [4, 8]
            """;

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
            if (sick.contains(SparkProcess.host())) {
                return fault.of(trial, monitor);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            return new FastTrial().run(trial, monitor);
        }
    }

    @Test
    void withoutDataOnOneMachineAllTrialsEndWellOnTheOther() throws IOException {
        cluster.write(WELL_WORKER, "images.csv", images());
        startNetworks();
        assertThatAllEndWell("Cannot find data.source (../../images.csv): ");
    }

    /** As on a machine for which the program has no binaries. */
    @Test
    void withoutALibraryOnOneMachineAllTrialsEndWellOnTheOther() throws IOException {
        replaceSickWorker(Map.of("JAVA_TOOL_OPTIONS", "-Dorg.bytedeco.javacpp.platform=linux-riscv64"));
        try {
            cluster.write(WELL_WORKER, "images.csv", images());
            cluster.write(SICK_WORKER, "images.csv", images());
            startNetworks();
            assertThatAllEndWell("java.lang.");
        } finally {
            search.close();
            replaceSickWorker(Map.of());
        }
    }

    private static void replaceSickWorker(Map<String, String> environment) {
        cluster.stopWorker(SICK_WORKER);
        cluster.startWorker(SICK_WORKER, environment);
        cluster.awaitWorkers();
    }

    /** Sixty of 8 × 8 pixels. */
    private static String images() {
        return IntStream.range(0, 60)
                .mapToObj(image -> IntStream.range(0, 64)
                        .mapToObj(pixel -> Integer.toString(image * pixel % 256))
                        .collect(Collectors.joining(",", image % 10 + ",", "\n")))
                .collect(Collectors.joining());
    }

    /** Real trials, of images on the disk of each machine. */
    private void startNetworks() throws IOException {
        String space = Files.writeString(results.resolve("space.yaml"), SPACE).toString();
        String[] settings = {"space=" + space, "training.epochs=1", "budget.trials=30"};
        SearchConfig config = Searches.quick(settings);
        NetworkTrialType networks = NetworkTrialType.of(config, "test");
        var data = new DataSettings("../../images.csv", 40, 20, 0, 20, 0, 1);
        start(new CnnTrial(data, networks.network(), networks.training(), config.objective()), settings);
    }

    @Test
    void withErrorsAtOnceOnOneMachineAllTrialsEndWellOnTheOther() {
        start(new Ailing(Fault.ERROR, Set.of(SICK)), "budget.trials=30");
        assertThatAllEndWell("exit code 1");
    }

    private void assertThatAllEndWell(String said) {
        assertThat(search.rows()).hasSize(30).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo("completed");
            assertThat(row.run().host()).isEqualTo(WELL);
            assertThat(row.run().attempt()).isBetween(1, 2);
        });
        assertThat(named).singleElement().satisfies(sick -> {
            assertThat(sick.host()).isEqualTo(SICK);
            assertThat(sick.reason()).contains(" failed there and trains on " + WELL + ": " + said);
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
