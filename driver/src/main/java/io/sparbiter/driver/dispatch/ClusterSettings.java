package io.sparbiter.driver.dispatch;

import org.apache.spark.SparkConf;

/**
 * What a search asks of a Spark cluster where the user has not said otherwise; docs/operations.md explains each to
 * users.
 */
final class ClusterSettings {
    static final String DYNAMIC_ALLOCATION = "spark.dynamicAllocation.enabled";
    static final String MOST_EXECUTORS = "spark.dynamicAllocation.maxExecutors";
    static final String TASK_GPUS = "spark.task.resource.gpu.amount";

    private static final String EXCLUDE = "spark.excludeOnFailure.";

    private final SparkConf conf;
    private final int threads;

    private ClusterSettings(SparkConf conf, int threads) {
        this.conf = conf;
        this.threads = threads;
    }

    /** @param threads CPU threads of one trial */
    static void complete(SparkConf conf, int threads) {
        new ClusterSettings(conf, threads).complete();
    }

    private void complete() {
        // More OpenMP threads than a task has cores is catastrophic, and OpenMP's default is all cores of the node.
        unlessSet("spark.executorEnv.OMP_NUM_THREADS", threads);
        shareGpus();
        excludeOnFailure();
        if (conf.getBoolean(DYNAMIC_ALLOCATION, false)) {
            // Trials shuffle nothing, so an idle executor can go, and no shuffle service is needed.
            unlessSet("spark.dynamicAllocation.shuffleTracking.enabled", true);
        }
    }

    private void shareGpus() {
        if (conf.contains("spark.executor.resource.gpu.amount")) {
            // Without an amount of its own a task gets no address, and trials would share GPUs as they come.
            unlessSet(TASK_GPUS, 1);
            // nvidia-smi counts GPUs by their slots, CUDA the fastest first unless told so.
            unlessSet("spark.executorEnv.CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        }
    }

    /**
     * Keeps trials off executors and nodes that fail them. The numbers suit jobs of one task: an executor that dies takes
     * one trial or few with it, so its first failure counts, and three executors make a bad node.
     */
    private void excludeOnFailure() {
        int attempts = conf.getInt("spark.task.maxFailures", 4);
        if (attempts < 2) {
            return;
        }
        unlessSet(EXCLUDE + "enabled", true);
        unlessSet(EXCLUDE + "timeout", "10m");
        unlessSet(EXCLUDE + "application.maxFailedTasksPerExecutor", 1);
        unlessSet(EXCLUDE + "application.maxFailedExecutorsPerNode", 3);
        // Spark ends a task that has failed everywhere, however many attempts it has left. Where there is only one
        // executor or node, these let it have its attempts.
        unlessSet(EXCLUDE + "task.maxTaskAttemptsPerExecutor", Math.min(2, attempts - 1));
        unlessSet(EXCLUDE + "task.maxTaskAttemptsPerNode", attempts - 1);
    }

    private void unlessSet(String key, Object value) {
        conf.setIfMissing(key, String.valueOf(value));
    }
}
