package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.spark.SparkSettings;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {
    private static final String EXCLUDE = "spark.excludeOnFailure.";

    private final SparkConf conf = new SparkConf(false);

    @Test
    void aTrialsThreadsAreThoseOfOpenMp() {
        ClusterSettings.complete(conf, 3);
        assertThat(conf.get("spark.executorEnv.OMP_NUM_THREADS")).isEqualTo("3");
    }

    @Test
    void whatTheUserHasSetStays() {
        conf.set("spark.executorEnv.OMP_NUM_THREADS", "8").set(EXCLUDE + "enabled", "false");
        conf.set("spark.executor.resource.gpu.amount", "2").set("spark.task.resource.gpu.amount", "0.25");
        ClusterSettings.complete(conf, 1);
        assertThat(conf.get("spark.executorEnv.OMP_NUM_THREADS")).isEqualTo("8");
        assertThat(conf.get(EXCLUDE + "enabled")).isEqualTo("false");
        assertThat(conf.get("spark.task.resource.gpu.amount")).isEqualTo("0.25");
    }

    @Test
    void onGpusATrialTakesOneAndCudaCountsAsNvidiaSmiDoes() {
        conf.set("spark.executor.resource.gpu.amount", "2");
        ClusterSettings.complete(conf, 1);
        assertThat(conf.get("spark.task.resource.gpu.amount")).isEqualTo("1");
        assertThat(conf.get("spark.executorEnv.CUDA_DEVICE_ORDER")).isEqualTo("PCI_BUS_ID");
    }

    @Test
    void onCpusNobodyAsksForGpus() {
        ClusterSettings.complete(conf, 1);
        assertThat(SparkSettings.names(conf)).noneMatch(name -> name.contains("gpu"));
    }

    @Test
    void aTrialHasItsAttemptsAlsoWhereThereIsOneNode() {
        conf.set("spark.task.maxFailures", "6");
        ClusterSettings.complete(conf, 1);
        assertThat(conf.get(EXCLUDE + "enabled")).isEqualTo("true");
        assertThat(conf.get(EXCLUDE + "task.maxTaskAttemptsPerNode")).isEqualTo("5");
    }

    @Test
    void withOneAttemptThereIsNothingToKeepFromAnybody() {
        conf.set("spark.task.maxFailures", "1");
        ClusterSettings.complete(conf, 1);
        assertThat(conf.contains(EXCLUDE + "enabled")).isFalse();
    }

    @Test
    void dynamicAllocationNeedsNoShuffleService() {
        conf.set("spark.dynamicAllocation.enabled", "true");
        ClusterSettings.complete(conf, 1);
        assertThat(conf.get("spark.dynamicAllocation.shuffleTracking.enabled")).isEqualTo("true");
    }
}
