package io.sparbiter.driver.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;

/** What Spark says of this process, a driver or an executor, as long as it runs here. */
public final class SparkProcess {
    /** Spark's id of the driver, which in local mode is the executor, too. */
    public static final String DRIVER = "driver";

    private SparkProcess() {}

    /** Spark's id of it: a number, or {@link #DRIVER}. */
    public static String executorId() {
        return SparkEnv.get().executorId();
    }

    /** Its host, by the name that Spark has for it. */
    public static String host() {
        return SparkEnv.get().blockManager().blockManagerId().host();
    }

    /** The settings of the application. */
    public static SparkConf conf() {
        return SparkEnv.get().conf();
    }
}
