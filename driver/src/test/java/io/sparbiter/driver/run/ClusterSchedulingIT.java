package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cluster.GatedTrial;
import io.sparbiter.driver.cluster.Gates;
import io.sparbiter.driver.results.table.TrialRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs where, on a cluster of two nodes with a GPU each. */
class ClusterSchedulingIT extends ClusterTest {
    @TempDir
    Path gateDirectory;

    private Gates gates;

    @BeforeEach
    void prepareGates() {
        gates = new Gates(gateDirectory.toString());
    }

    private void start(String... settings) {
        search = ClusterSearch.start(results, new GatedTrial(gates), settings);
    }

    private static Map<String, Long> count(List<TrialRow> rows, Function<TrialRow, String> value) {
        return rows.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
    }

    @Test
    void halfAGpuATrialPutsTwoTrialsOnEach() {
        cluster.set("spark.executor.cores", "2");
        cluster.set("spark.task.resource.gpu.amount", "0.5");
        start("budget.trials=4", "training.epochs=2");
        for (int trial = 1; trial <= 4; trial++) {
            search.arrival(gates, trial, 1);
        }
        gates.openAll();

        assertThat(count(search.rows(), row -> row.run().gpu())).isEqualTo(Map.of("0", 2L, "1", 2L));
    }

    @Test
    void anExecutorThatJoinsIsUsedAtOnceAndOneThatLeavesIsNotMissed() {
        cluster.stopWorker(1);
        start("budget.trials=4", "training.epochs=2");
        search.arrival(gates, 1, 1);
        assertThat(gates.arrivals(2)).isEmpty();
        cluster.startWorker(1);
        search.arrival(gates, 2, 1);
        cluster.stopWorker(0);
        gates.openAll();
        List<TrialRow> rows = search.rows();
        cluster.startWorker(0);

        assertThat(rows)
                .extracting(TrialRow::status)
                .containsExactly("completed", "completed", "completed", "completed");
        assertThat(rows).extracting(row -> row.run().attempt()).containsExactly(2, 1, 1, 1);
        assertThat(rows).extracting(row -> row.run().gpu()).containsOnly("1");
    }

    @Test
    void underDynamicAllocationQueuedTrialsMakeTheApplicationGrow() {
        cluster.set("spark.dynamicAllocation.enabled", "true");
        cluster.set("spark.dynamicAllocation.schedulerBacklogTimeout", "1s");
        start("budget.trials=3", "training.epochs=2", "budget.parallelism=2");
        search.arrival(gates, 1, 1);
        search.arrival(gates, 2, 1);
        gates.openAll();

        assertThat(search.rows().subList(0, 2))
                .extracting(row -> row.run().gpu())
                .containsExactlyInAnyOrder("0", "1");
    }
}
