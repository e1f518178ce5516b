package io.sparbiter.driver.dispatch;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may send messages to an application's ports: who knows its secret. Without one every process that reaches a port can
 * forge a trial's reports and, since Spark reads messages by Java's serialization, run code.
 *
 * <p>In local mode, on YARN and on Kubernetes Spark draws a secret for each application: 256 bits by {@link SecureRandom},
 * in no setting and on no command line. A standalone cluster has one for all, which must come from neither a file of
 * settings nor a command line; Spark takes it from the same variable in its masters, workers and executors.
 */
final class Authentication {
    static final String VARIABLE = "_SPARK_AUTH_SECRET";

    private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);
    private static final String AUTHENTICATE = "spark.authenticate";
    private static final String SECRET = "spark.authenticate.secret";
    private static final String LOCAL_CLUSTER = "local-cluster[";
    private static final int SECRET_BYTES = 32;

    private Authentication() {}

    /**
     * Turns authentication and encryption on where there is a secret, unless the settings say otherwise; warns where they
     * turn authentication off.
     *
     * @param clusterSecret that of a standalone cluster, if this process was told one
     */
    static void configure(SparkConf conf, Optional<String> clusterSecret) {
        if (!hasSecret(conf, clusterSecret)) {
            return;
        }
        conf.setIfMissing(AUTHENTICATE, "true");
        if (!conf.getBoolean(AUTHENTICATE, false)) {
            LOG.warn(
                    "spark.authenticate is false: whoever reaches this driver's ports, in local mode every user of this machine, can forge results and run code in it.\nLeave the setting out: it is turned on then.");
            return;
        }
        if (isStandalone(conf)) {
            conf.setIfMissing(SECRET, clusterSecret.orElseThrow());
        } else if (isLocalCluster(conf)) {
            conf.setIfMissing(SECRET, draw());
        }
        conf.setIfMissing("spark.network.crypto.enabled", "true");
        if (!SparkContexts.isLocal(conf)) {
            conf.setIfMissing("spark.io.encryption.enabled", "true");
        }
    }

    /** Whether all processes of the application can know a secret. */
    private static boolean hasSecret(SparkConf conf, Optional<String> clusterSecret) {
        if (isStandalone(conf)) {
            return clusterSecret.isPresent();
        }
        return SparkContexts.isLocal(conf)
                || isLocalCluster(conf)
                || conf.get("spark.master").startsWith("k8s://")
                || isStartedHereOnYarn(conf);
    }

    private static boolean isStandalone(SparkConf conf) {
        return conf.get("spark.master").startsWith("spark://");
    }

    private static boolean isLocalCluster(SparkConf conf) {
        return conf.get("spark.master").startsWith(LOCAL_CLUSTER);
    }

    /** A driver in a container of YARN's comes too late, and the shuffle service of YARN's nodes has settings of its own. */
    private static boolean isStartedHereOnYarn(SparkConf conf) {
        return conf.get("spark.master").equals("yarn")
                && conf.get("spark.submit.deployMode", "client").equals("client")
                && !conf.getBoolean("spark.shuffle.service.enabled", false);
    }

    private static String draw() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
