package io.sparbiter.driver.dispatch;

import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * A standalone cluster's shared secret. Spark wants it among the driver's settings, where it must come from neither a file
 * of settings nor a command line; it takes it from the same variable in its masters, workers and executors. YARN and
 * Kubernetes need none: there Spark draws a secret for each application.
 */
final class ClusterSecret {
    static final String VARIABLE = "_SPARK_AUTH_SECRET";

    private ClusterSecret() {}

    /** Turns authentication and encryption on where there is a secret, unless the settings say otherwise. */
    static void configure(SparkConf conf, Optional<String> secret) {
        if (secret.isEmpty() || !conf.get("spark.master").startsWith("spark://")) {
            return;
        }
        conf.setIfMissing("spark.authenticate", "true");
        if (conf.getBoolean("spark.authenticate", false)) {
            conf.setIfMissing("spark.authenticate.secret", secret.get());
            conf.setIfMissing("spark.network.crypto.enabled", "true");
            conf.setIfMissing("spark.io.encryption.enabled", "true");
        }
    }
}
