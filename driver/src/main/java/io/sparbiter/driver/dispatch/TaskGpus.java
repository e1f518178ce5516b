package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.spark.SparkProcess;
import io.sparbiter.worker.trial.LostDeviceException;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Spark says of GPUs to the tasks of this JVM. */
public final class TaskGpus {
    /** Any exit code that is not Spark's own. */
    private static final int LOST_DEVICE = 70;

    private static final Logger LOG = LoggerFactory.getLogger(TaskGpus.class);

    private TaskGpus() {}

    /** The address of the GPU that a task was given, empty if it was given none; of several, comma-separated. */
    public static String address(TaskContext task) {
        ResourceInformation gpus = task.resourcesJMap().get("gpu");
        return gpus == null ? "" : String.join(",", gpus.addresses());
    }

    /**
     * Ends this JVM if it is an executor, since it can use its GPU no more: Spark starts another one, where its tasks are
     * done again, trials from their last checkpoints. Without shutdown hooks, which would wait for a GPU that answers no
     * more.
     */
    public static void endExecutor(LostDeviceException lost) {
        if (areScheduled()) {
            LOG.error("This executor ends. {}", lost.getMessage());
            Runtime.getRuntime().halt(LOST_DEVICE);
        }
    }

    /** Whether Spark deals GPUs out to tasks here, as it does in executors; in local mode it knows of none. */
    public static boolean areScheduled() {
        return !SparkProcess.executorId().equals(SparkProcess.DRIVER);
    }
}
