package io.sparbiter.worker.storage;

import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** How Hadoop is configured in this JVM, for whatever is named by a URI. */
public final class HadoopEnvironment {
    private static volatile Supplier<Configuration> source = Configuration::new;

    private HadoopEnvironment() {}

    /**
     * Says where the configuration comes from; by default from the files on the class path. An engine with settings of its
     * own calls this before the first trial.
     */
    public static void configure(Supplier<Configuration> configuration) {
        source = configuration;
    }

    /** The configuration of now. */
    public static Configuration configuration() {
        return source.get();
    }
}
