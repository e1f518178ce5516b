package io.sparbiter.driver.dispatch;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorExcluded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerExecutorUnexcluded;
import org.apache.spark.scheduler.SparkListenerNodeExcluded;
import org.apache.spark.scheduler.SparkListenerNodeUnexcluded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices that executors join, leave, or get no more trials for a while. Called by Spark's listener thread. */
final class SlotListener extends SparkListener {
    private static final Logger LOG = LoggerFactory.getLogger(SlotListener.class);

    private final Runnable changed;
    private final Set<String> gone = new HashSet<>();
    private final Set<String> excludedExecutors = new HashSet<>();

    SlotListener(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        changed.run();
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        synchronized (this) {
            gone.add(event.executorId());
            excludedExecutors.remove(event.executorId());
        }
        changed.run();
    }

    /** Spark counts an executor's failures when a trial that failed there ends well elsewhere: it may be gone by then. */
    @Override
    public void onExecutorExcluded(SparkListenerExecutorExcluded event) {
        synchronized (this) {
            if (gone.contains(event.executorId())) {
                return;
            }
            excludedExecutors.add(event.executorId());
        }
        LOG.warn(
                "Executor {} failed a trial that ended well elsewhere; it gets no more for a while",
                event.executorId());
        changed.run();
    }

    @Override
    public void onExecutorUnexcluded(SparkListenerExecutorUnexcluded event) {
        synchronized (this) {
            excludedExecutors.remove(event.executorId());
        }
        changed.run();
    }

    @Override
    public void onNodeExcluded(SparkListenerNodeExcluded event) {
        LOG.warn(
                "Node {} gets no more trials for a while: {} executors failed trials there",
                event.hostId(),
                event.executorFailures());
        changed.run();
    }

    @Override
    public void onNodeUnexcluded(SparkListenerNodeUnexcluded event) {
        LOG.warn("Node {} gets trials again", event.hostId());
        changed.run();
    }

    /** Whether Spark keeps trials off an executor that is there, its node aside. */
    synchronized boolean isExcluded(String executor) {
        return excludedExecutors.contains(executor);
    }
}
