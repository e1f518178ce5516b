package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cluster.GatedTrial;
import io.sparbiter.driver.cluster.Gates;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.TrialFunction;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors that die in the middle of their trials, on a cluster whose executors are processes. */
class ExecutorDeathIT extends ClusterTest {
    private static final int KILLED = 137;

    @TempDir
    Path gateDirectory;

    private Gates gates;

    @BeforeEach
    void prepareGates() {
        gates = new Gates(gateDirectory.toString());
    }

    private void start(int trials) {
        search = ClusterSearch.start(results, new GatedTrial(gates), "budget.trials=" + trials, "training.epochs=3");
    }

    private static void assertAsUndisturbed(List<TrialRow> rows) {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo("completed");
            assertThat(row.score()).hasValue(FastTrial.score(row.point()));
            assertThat(row.ending().history()).extracting(Epoch::number).containsExactly(1, 2, 3);
        });
    }

    @Test
    void aKilledExecutorsTrialGoesOnElsewhereUnderItsId() {
        start(6);
        for (int trial = 1; trial <= 6; trial++) {
            ProcessHandle executor = search.arrival(gates, trial, 1);
            if (trial % 2 == 0) {
                executor.destroyForcibly();
                assertThat(search.arrival(gates, trial, 2)).isNotEqualTo(executor);
            }
            gates.open(trial);
        }

        List<TrialRow> rows = search.rows();
        assertThat(rows).extracting(TrialRow::trialId).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(rows).extracting(row -> row.run().attempt()).containsExactly(1, 2, 1, 2, 1, 2);
        assertThat(rows).extracting(row -> row.run().gpu()).containsOnly("0", "1");
        assertAsUndisturbed(rows);
    }

    @Test
    void aTrialThatKeepsKillingItsExecutorEndsAsFailed() {
        TrialFunction killer = (trial, monitor) -> {
            if (trial.id() == 2) {
                monitor.started(Facts.NONE);
                Runtime.getRuntime().halt(KILLED);
            }
            return new FastTrial().run(trial, monitor);
        };
        cluster.set("spark.task.maxFailures", "2");
        search = ClusterSearch.start(results, killer, "budget.trials=20");
        List<TrialRow> rows = search.rows();

        assertThat(rows).extracting(TrialRow::trialId).hasSize(20).doesNotHaveDuplicates();
        assertThat(rows.get(1).status()).isEqualTo("failed");
        assertThat(rows.get(1).ending().stopReason()).hasValue("infrastructure");
        assertThat(rows.get(1).ending().error().orElseThrow()).contains("ExecutorLostFailure");
        assertThat(rows.get(1).run().attempt()).isEqualTo(2);
        assertThat(rows)
                .filteredOn(row -> row.trialId() != 2)
                .extracting(TrialRow::status)
                .containsOnly("completed");
    }

    @Test
    void anExecutorTakenForDeadIsNotHeardAgain() throws Exception {
        cluster.set("spark.executor.heartbeatInterval", "500ms");
        cluster.set("spark.network.timeout", "8s");
        cluster.set("spark.network.timeoutInterval", "1s");
        start(2);
        ProcessHandle frozen = search.arrival(gates, 1, 1);
        assertThat(signal("STOP", frozen)).isZero();
        assertThat(search.arrival(gates, 1, 2)).isNotEqualTo(frozen);
        assertThat(signal("CONT", frozen) == 0 || !frozen.isAlive()).isTrue();
        gates.openAll();

        List<TrialRow> rows = search.rows();
        assertThat(rows).extracting(TrialRow::trialId).containsExactly(1, 2);
        assertThat(rows).extracting(row -> row.run().attempt()).containsExactly(2, 1);
        assertAsUndisturbed(rows);
    }

    /** The exit code of {@code kill}; on a busy machine Spark may have ended the process before. */
    private static int signal(String name, ProcessHandle process) throws Exception {
        return new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    @Test
    void aNodeWhoseExecutorsKeepDyingIsExcludedForAWhile() {
        cluster.set("spark.excludeOnFailure.application.maxFailedExecutorsPerNode", "1");
        cluster.set("spark.excludeOnFailure.timeout", "20s");
        start(6);
        ProcessHandle executor = search.arrival(gates, 1, 1);
        search.arrival(gates, 2, 1);
        executor.destroyForcibly();
        gates.openAll();

        List<TrialRow> rows = search.rows();
        assertAsUndisturbed(rows);
        assertThat(rows).extracting(row -> row.run().attempt()).containsExactly(2, 1, 1, 1, 1, 1);
        assertThat(rows.subList(2, 6))
                .extracting(row -> row.run().host())
                .containsOnly(rows.get(0).run().host());
    }

    /** Two trials share the only executor, so that one can run while the other is kept off the node. */
    @Test
    void whereAllNodesAreExcludedTrialsWaitUntilOneIsNot() {
        cluster.set("spark.excludeOnFailure.application.maxFailedExecutorsPerNode", "1");
        cluster.set("spark.excludeOnFailure.timeout", "12s");
        cluster.set("spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout", "1s");
        cluster.set("spark.executor.cores", "2");
        cluster.set("spark.task.resource.gpu.amount", "0.5");
        cluster.stopWorker(1);
        start(2);
        search.arrival(gates, 1, 1);
        search.arrival(gates, 2, 1).destroyForcibly();
        search.arrival(gates, 1, 2);
        ProcessHandle second = search.arrival(gates, 2, 2);
        gates.open(1);
        search.awaitRows(1);
        second.destroyForcibly();
        gates.openAll();

        List<TrialRow> rows = search.rows();
        cluster.startWorker(1);
        assertAsUndisturbed(rows);
        assertThat(rows).extracting(row -> row.run().attempt()).containsExactly(2, 3);
    }
}
