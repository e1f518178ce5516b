package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.spark.SparkProcess;
import io.sparbiter.driver.spark.SparkSettings;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.storage.HadoopEnvironment;
import java.io.Serializable;
import java.util.Map;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;

/** An executor's end of the line; one per executor JVM, used by all its trials. */
final class ExecutorReports implements ExecutorPlugin {
    private static volatile PluginContext context;

    @Override
    public void init(PluginContext plugin, Map<String, String> extraConf) {
        context = plugin;
        HadoopEnvironment.configure(() -> SparkSettings.hadoop(SparkProcess.conf()));
    }

    /** Reports to the driver and waits for its answer. */
    static Verdict report(Serializable report) {
        try {
            return ReportCodec.answer((String) context.ask(ReportCodec.report(report)));
        } catch (Exception e) {
            throw new SearchUnreachableException("Cannot report to the driver: " + e.getMessage(), e);
        }
    }

    static String executor() {
        return context.executorID();
    }

    /** Not the plugin context's, which executors have no address for. */
    static String host() {
        return SparkProcess.host();
    }
}
