package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.dispatch.place.Executors.Executor;
import io.sparbiter.driver.dispatch.place.Whereabouts;
import io.sparbiter.driver.spark.TaskScheduling;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** How many trials the application can run side by side. */
final class Slots {
    private final SparkContext context;
    private final TaskScheduling scheduling;
    private final SlotListener listener;
    private final Whereabouts whereabouts;
    private final OptionalInt parallelism;

    /**
     * @param whereabouts which executors there are, and which get no trials now
     * @param parallelism the most trials at once, if the user has said
     */
    Slots(
            SparkContext context,
            TaskScheduling scheduling,
            SlotListener listener,
            Whereabouts whereabouts,
            OptionalInt parallelism) {
        this.context = context;
        this.scheduling = scheduling;
        this.listener = listener;
        this.whereabouts = whereabouts;
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
        return parallelism.orElseGet(() -> Math.min(growing(usable(), scheduling.slotsOfAnExecutor()), most(conf)));
    }

    private static int growing(int now, int slotsOfOne) {
        return now + Math.max(slotsOfOne, now / 4);
    }

    /** Whether there are executors, and Spark keeps trials off every one. */
    boolean areAllExcluded() {
        return scheduling.slots() > 0 && usable() == 0;
    }

    private int usable() {
        int slots = scheduling.slots();
        List<Executor> all = whereabouts.executors();
        // Executors of one application are of one size.
        return all.isEmpty() ? slots : (int) ((long) slots * usable(all) / all.size());
    }

    private long usable(List<Executor> all) {
        Set<String> excludedHosts = scheduling.excludedHosts();
        return whereabouts.well(all).stream()
                .filter(executor -> !excludedHosts.contains(executor.host()))
                .filter(executor -> !listener.isExcluded(executor.id()))
                .count();
    }

    private int most(SparkConf conf) {
        long executors = conf.getInt(ClusterSettings.MOST_EXECUTORS, Integer.MAX_VALUE);
        return (int) Math.min(Integer.MAX_VALUE, executors * scheduling.slotsOfAnExecutor());
    }
}
