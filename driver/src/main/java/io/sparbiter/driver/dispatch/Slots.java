package io.sparbiter.driver.dispatch;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import scala.collection.JavaConverters;

/** How many trials the application can run side by side. */
final class Slots {
    private final SparkContext context;
    private final SlotListener listener;
    private final OptionalInt parallelism;

    /** @param parallelism the most trials at once, if the user has said */
    Slots(SparkContext context, SlotListener listener, OptionalInt parallelism) {
        this.context = context;
        this.listener = listener;
        this.parallelism = parallelism;
    }

    /**
     * Those of the executors that are there now. Dynamic allocation asks for executors only when jobs queue, so there it
     * is what the user allows, or else more than there are by a quarter, and an executor's at least.
     */
    int count() {
        SparkConf conf = context.conf();
        if (context.isLocal() || !conf.getBoolean(ClusterSettings.DYNAMIC_ALLOCATION, false)) {
            return usable();
        }
        return parallelism.orElseGet(() -> Math.min(growing(usable(), slotsOfOne(conf)), most(conf)));
    }

    private static int growing(int now, int slotsOfOne) {
        return now + Math.max(slotsOfOne, now / 4);
    }

    /** Whether there are executors, and Spark keeps trials off every one. */
    boolean areAllExcluded() {
        return context.maxNumConcurrentTasks(profile()) > 0 && usable() == 0;
    }

    private int usable() {
        int all = context.maxNumConcurrentTasks(profile());
        List<String> hosts = hosts();
        // Executors of one application are of one size.
        return hosts.isEmpty() ? all : all * usableExecutors(hosts) / hosts.size();
    }

    private int usableExecutors(List<String> hosts) {
        var excludedNodes = JavaConverters.setAsJavaSet(((TaskSchedulerImpl) context.taskScheduler()).excludedNodes());
        long onGoodNodes =
                hosts.stream().filter(host -> !excludedNodes.contains(host)).count();
        return (int) Math.max(0, onGoodNodes - listener.excludedExecutors());
    }

    /** Of the executors. The driver is listed, too, and runs no trials but in local mode. */
    private List<String> hosts() {
        if (context.isLocal()) {
            return List.of();
        }
        String driver = context.env().blockManager().blockManagerId().hostPort();
        return Arrays.stream(context.statusTracker().getExecutorInfos())
                .filter(executor -> !driver.equals(executor.host() + ":" + executor.port()))
                .map(SparkExecutorInfo::host)
                .toList();
    }

    private int most(SparkConf conf) {
        long executors = conf.getInt(ClusterSettings.MOST_EXECUTORS, Integer.MAX_VALUE);
        return (int) Math.min(Integer.MAX_VALUE, executors * slotsOfOne(conf));
    }

    private int slotsOfOne(SparkConf conf) {
        return Math.max(1, profile().maxTasksPerExecutor(conf));
    }

    private ResourceProfile profile() {
        return context.resourceProfileManager().defaultResourceProfile();
    }
}
