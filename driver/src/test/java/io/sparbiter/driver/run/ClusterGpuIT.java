package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.NetworkReports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Networks on a cluster of two nodes with a GPU each: CPUs that stand in for NVIDIA's libraries, which the worker's tests
 * have built.
 */
class ClusterGpuIT extends ClusterTest {
    private static final Path STAND_IN = Path.of("../worker/target/standin").toAbsolutePath();
    /** After two epochs of few steps: more of them let roundings grow. */
    private static final double TOLERANCE = 1e-3;
    /** Of the run on GPUs that are well, which the tests share; null before it. */
    private static List<TrialRow> onGpus;

    @BeforeAll
    static void requireStandIn() {
        Assumptions.assumeTrue(
                Files.exists(STAND_IN.resolve("libstandin.so")),
                "The stand-in for NVIDIA's libraries is built by the worker's integration tests, with g++.");
    }

    private static void putGpusIn() {
        cluster.set("spark.executor.extraLibraryPath", STAND_IN.toString());
        cluster.set("spark.executorEnv.STANDIN_DEVICES", "2");
        cluster.set("spark.executorEnv.CUDA_VISIBLE_DEVICES", "0,1");
        cluster.set("spark.executorEnv.STANDIN_CONTROL", "/nonexistent");
    }

    /** Of the same networks in the same order, however many. */
    private static SearchConfig networks(int trials, Path checkpoints) {
        return new SearchConfigReader().readText("""
                space:
                  conv_1_filters: [8, 12]
                  conv_1_kernel: [3, 5]
                  conv_2_filters: [8]
                  conv_3_filters: [8]
                  dense_1_units: [16, 32]
                  optimizer: [adam, nadam, adadelta]
                seed: 5
                strategy: random
                pruner: none
                data: {train: 320, validation: 400, validate_on: 400, test: 0}
                training: {epochs: 2, batch: 32}
                checkpoint: {directory: "%s"}
                budget: {trials: %d}
                """.formatted(checkpoints, trials), "a test", List.of());
    }

    private List<TrialRow> run(String name, SearchConfig config) {
        search = ClusterSearch.start(results.resolve(name), config);
        List<TrialRow> rows = search.rows();
        search.close();
        assertThat(rows).extracting(TrialRow::status).containsOnly("completed");
        return rows;
    }

    private List<TrialRow> onGpus() {
        if (onGpus == null) {
            putGpusIn();
            onGpus = run("gpu", networks(6, results.resolve("checkpoints")));
        }
        return onGpus;
    }

    @Test
    void trialsTrainOnTheGpusTheyWereGivenAndScoreAsOnCpus() {
        List<TrialRow> cpu = run("cpu", networks(6, results.resolve("checkpoints")));
        List<TrialRow> gpu = onGpus();

        assertThat(cpu).extracting(ClusterGpuIT::backend).allMatch(words -> words.contains("oneDNN"));
        assertThat(gpu).extracting(ClusterGpuIT::backend).allMatch(words -> words.matches("CUDA .*Stand-in GPU, fp32"));
        assertThat(gpu).extracting(row -> row.run().gpu()).containsOnly("0", "1");
        for (int i = 0; i < cpu.size(); i++) {
            assertThat(gpu.get(i).point()).isEqualTo(cpu.get(i).point());
            assertClose(gpu.get(i), cpu.get(i), NetworkReports::trainLoss);
            assertClose(gpu.get(i), cpu.get(i), NetworkReports::valLoss);
        }
    }

    private static String backend(TrialRow row) {
        return row.run().facts().values().get("backend").toString();
    }

    private static void assertClose(TrialRow gpu, TrialRow cpu, ToDoubleFunction<Epoch> number) {
        for (int epoch = 0; epoch < 2; epoch++) {
            double expected = number.applyAsDouble(cpu.ending().history().get(epoch));
            assertThat(number.applyAsDouble(gpu.ending().history().get(epoch)))
                    .as("epoch %d of %s", epoch + 1, gpu.point())
                    .isCloseTo(expected, within(TOLERANCE * expected));
        }
    }

    /** The executor's GPU breaks in its second epoch; the next executor goes on after the first. */
    @Test
    void aTrialWhoseGpuBreaksGoesOnInAnotherExecutor() {
        TrialRow undisturbed = onGpus().get(0);
        putGpusIn();
        cluster.set("spark.executorEnv.STANDIN_FAIL", "500:700");
        List<TrialRow> disturbed = run("broken", networks(1, results.resolve("checkpoints")));

        assertThat(disturbed.get(0).run().attempt()).isGreaterThan(1);
        assertThat(disturbed.get(0).point()).isEqualTo(undisturbed.point());
        assertThat(disturbed.get(0).ending().history())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("millis")
                .isEqualTo(undisturbed.ending().history());
    }
}
