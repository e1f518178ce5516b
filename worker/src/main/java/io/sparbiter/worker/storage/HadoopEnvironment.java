package io.sparbiter.worker.storage;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;

/** How Hadoop is configured in this JVM, for whatever is named by a URI. */
public final class HadoopEnvironment {
    /** File systems close at their own priority, and Spark, the engine, stops at 30 above it. */
    private static final int BEFORE_FILES_AND_ENGINE = FileSystem.SHUTDOWN_HOOK_PRIORITY + 40;

    private static final int LAST = 0;

    private static volatile Supplier<Configuration> source = Configuration::new;

    private HadoopEnvironment() {}

    /**
     * Says where the configuration comes from; by default from the files on the class path. An engine with settings of its
     * own calls this before the first trial.
     */
    public static void configure(Supplier<Configuration> configuration) {
        source = configuration;
    }

    /**
     * Has this done when this JVM is told to end, before its file systems and the engine do, which end in Hadoop's order.
     *
     * @param most it is given up after this time
     * @throws IllegalStateException if the JVM ends already
     */
    public static void beforeTheEnd(Runnable task, Duration most) {
        ShutdownHookManager.get()
                .addShutdownHook(task, BEFORE_FILES_AND_ENGINE, most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Has this done when this JVM is told to end, after its file systems and the engine have ended.
     *
     * @param most it is given up after this time
     * @throws IllegalStateException if the JVM ends already
     */
    public static void afterAllElse(Runnable task, Duration most) {
        ShutdownHookManager.get().addShutdownHook(task, LAST, most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The configuration of now. */
    public static Configuration configuration() {
        return source.get();
    }
}
