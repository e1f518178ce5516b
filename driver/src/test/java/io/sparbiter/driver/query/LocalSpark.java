package io.sparbiter.driver.query;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The one session of a suite's tests: two cores, no UI, nothing on the network. It is closed after them, since a JVM has
 * one SparkContext, and the next suite's may be another.
 */
public final class LocalSpark implements AfterAllCallback {
    /** That of this JVM, opened if it is not. */
    public static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("sparbiter-tests")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/spark-warehouse")
                .getOrCreate();
    }

    @Override
    public void afterAll(ExtensionContext suite) {
        session().stop();
    }
}
