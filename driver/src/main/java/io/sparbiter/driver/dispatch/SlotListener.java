package io.sparbiter.driver.dispatch;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Notices that executors join or leave. Called by Spark's listener thread. */
final class SlotListener extends SparkListener {
    private final Runnable changed;

    SlotListener(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        changed.run();
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        changed.run();
    }
}
