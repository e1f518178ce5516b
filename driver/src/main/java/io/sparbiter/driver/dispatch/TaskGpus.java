package io.sparbiter.driver.dispatch;

import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** What Spark says of GPUs to the tasks of this JVM. */
public final class TaskGpus {
    /** Spark's id of the executor that the driver is in local mode. */
    private static final String DRIVER = "driver";

    private TaskGpus() {}

    /** The address of the GPU that a task was given, empty if it was given none; of several, comma-separated. */
    public static String address(TaskContext task) {
        ResourceInformation gpus = task.resourcesJMap().get("gpu");
        return gpus == null ? "" : String.join(",", gpus.addresses());
    }

    /** Whether Spark deals GPUs out to tasks here, as it does in executors; in local mode it knows of none. */
    public static boolean areScheduled() {
        return !SparkEnv.get().executorId().equals(DRIVER);
    }
}
