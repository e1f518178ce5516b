package io.sparbiter.driver.dispatch;

import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/** The line between running trials and their search: executors report, the driver answers. Set as {@code spark.plugins}. */
public final class TrialPlugin implements SparkPlugin {
    @Override
    public DriverPlugin driverPlugin() {
        return new DriverReports();
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new ExecutorReports();
    }
}
