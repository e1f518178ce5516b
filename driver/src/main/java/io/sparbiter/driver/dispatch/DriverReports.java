package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.monitor.SearchMetrics;
import io.sparbiter.search.trial.Verdict;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver's end of the line. Spark makes one per application and calls {@link #receive} from a single thread, so the
 * answer must come from memory.
 */
final class DriverReports implements DriverPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(DriverReports.class);

    private static volatile DriverReports current;

    private final AtomicBoolean hasRefused = new AtomicBoolean();
    private volatile Function<Object, Verdict> answer = message -> Verdict.CONTINUE;

    /** The desk of this JVM's Spark application; throws {@link IllegalStateException} if it runs without the plugin. */
    static DriverReports current() {
        DriverReports desk = current;
        if (desk == null) {
            throw new IllegalStateException("spark.plugins lacks " + TrialPlugin.class.getName());
        }
        return desk;
    }

    void answerWith(Function<Object, Verdict> newAnswer) {
        answer = newAnswer;
    }

    @Override
    public Map<String, String> init(SparkContext context, PluginContext plugin) {
        current = this;
        return Map.of();
    }

    @Override
    public void registerMetrics(String application, PluginContext plugin) {
        SearchMetrics.ofThisJvm().register(plugin.metricRegistry());
    }

    @Override
    public Object receive(Object message) {
        return ReportCodec.answer(answer.apply(read(message)));
    }

    /** What is thrown here Spark tells the sender, and goes on. */
    private Object read(Object message) {
        try {
            return ReportCodec.report((byte[]) message);
        } catch (IllegalStateException | ClassCastException e) {
            if (hasRefused.compareAndSet(false, true)) {
                LOG.warn(
                        "A message to the search was no report of a trial and is refused, as are others like it. Executors of another version send such, or somebody who knows the application's secret.",
                        e);
            }
            throw e;
        }
    }

    @Override
    public void shutdown() {
        current = null;
    }
}
