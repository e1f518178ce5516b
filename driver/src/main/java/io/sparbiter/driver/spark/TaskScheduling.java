package io.sparbiter.driver.spark;

import java.util.List;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.TaskSchedulerImpl;

/** What an application's scheduler knows of executors, and what it does with tasks. From any thread. */
public final class TaskScheduling {
    private final SparkContext context;

    public TaskScheduling(SparkContext context) {
        this.context = context;
    }

    /**
     * An executor, or the driver, which Spark lists among them.
     *
     * @param hostPort its host, with a port as soon as it has one
     */
    public record Listed(String id, String hostPort) {}

    /** Those that are there now, and the driver. */
    public List<Listed> executors() {
        return ScalaCollections.list(context.statusStore().executorList(true)).stream()
                .map(executor -> new Listed(executor.id(), executor.hostPort()))
                .toList();
    }

    /** How many tasks can run side by side on all executors that are there. */
    public int slots() {
        return context.maxNumConcurrentTasks(profile());
    }

    /** How many tasks can run side by side on one executor; 1 at least. */
    public int slotsOfAnExecutor() {
        return Math.max(1, profile().maxTasksPerExecutor(context.conf()));
    }

    private ResourceProfile profile() {
        return context.resourceProfileManager().defaultResourceProfile();
    }

    /** The hosts that get no tasks now. */
    public Set<String> excludedHosts() {
        return ScalaCollections.set(scheduler().excludedNodes());
    }

    /** How often a task fails before its job does. */
    public int mostFailures() {
        return scheduler().maxTaskFailures();
    }

    private TaskSchedulerImpl scheduler() {
        return (TaskSchedulerImpl) context.taskScheduler();
    }
}
