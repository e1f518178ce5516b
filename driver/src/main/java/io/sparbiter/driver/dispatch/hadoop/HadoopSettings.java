package io.sparbiter.driver.dispatch.hadoop;

import io.sparbiter.driver.spark.SparkSettings;
import io.sparbiter.worker.trial.SetupException;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Hadoop's clients are told, by this program and by Spark: in a plain JVM the files of {@code HADOOP_CONF_DIR}, which
 * a launcher of Spark's would have put on the class path; and where neither these nor the user say otherwise, to give a
 * store up within seconds and not within minutes. docs/operations.md explains each setting to users.
 */
public final class HadoopSettings {
    private static final Logger LOG = LoggerFactory.getLogger(HadoopSettings.class);

    /** As spark-submit takes them, the first that is set. */
    private static final List<String> VARIABLES = List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR");

    private static final List<String> FILES = List.of("core-site.xml", "hdfs-site.xml");
    private static final String PREFIX = "spark.hadoop.";

    /**
     * Retries multiply: S3A's with its SDK's, those of one operation with those of all that follow. Time limits of sockets
     * stay Hadoop's, since a store that hangs for a minute may well answer.
     */
    static final Map<String, String> PATIENCE = Map.of(
            "fs.s3a.attempts.maximum", "3",
            "fs.s3a.retry.limit", "3",
            "fs.s3a.retry.interval", "500ms",
            "fs.s3a.connection.establish.timeout", "5000",
            "ipc.client.connect.max.retries", "5",
            "ipc.client.connect.timeout", "10000",
            "ipc.client.connect.max.retries.on.timeouts", "1",
            "ipc.client.rpc-timeout.ms", "120000",
            "dfs.client.failover.max.attempts", "8");

    private final SparkConf conf;

    private HadoopSettings(SparkConf conf) {
        this.conf = conf;
    }

    /**
     * Adds what is missing, as {@code spark.hadoop.…}, and returns the settings.
     *
     * @param environment of this process
     * @throws SetupException if a file of the cluster's cannot be read
     */
    public static SparkConf complete(SparkConf conf, Map<String, String> environment) {
        var settings = new HadoopSettings(conf);
        boolean hasFiles = settings.takeFiles(environment);
        Configuration known = SparkSettings.hadoop(conf);
        settings.bePatient(known);
        if (hasFiles) {
            logIn(known);
        }
        return conf;
    }

    /** What logs in has read the class path by now, where nothing says that a cluster wants Kerberos. */
    private static void logIn(Configuration known) {
        try {
            UserGroupInformation.setConfiguration(known);
        } catch (RuntimeException e) {
            LOG.info("Cannot log in as the files of {} say; whoever needs it will complain", VARIABLES, e);
        }
    }

    private void bePatient(Configuration known) {
        PATIENCE.forEach((key, value) -> {
            if (isDefault(known, key)) {
                conf.set(PREFIX + key, value);
            }
        });
    }

    private static boolean isDefault(Configuration configuration, String key) {
        String[] sources = configuration.getPropertySources(key);
        return sources == null || sources.length == 0 || sources[sources.length - 1].endsWith("-default.xml");
    }

    private boolean takeFiles(Map<String, String> environment) {
        Optional<String> folder = VARIABLES.stream()
                .map(environment::get)
                .flatMap(Stream::ofNullable)
                .filter(name -> !name.isBlank())
                .findFirst();
        if (folder.isEmpty() || isOnClassPath()) {
            return false;
        }
        Map<String, String> found = read(folder.get());
        found.forEach((key, value) -> conf.setIfMissing(PREFIX + key, value));
        return !found.isEmpty();
    }

    private static boolean isOnClassPath() {
        var configuration = new Configuration(false);
        return FILES.stream().anyMatch(file -> configuration.getResource(file) != null);
    }

    /** As the files have it: what their values refer to is looked up where they are used. */
    private static Map<String, String> read(String folder) {
        Map<String, String> found = new HashMap<>();
        for (String name : FILES) {
            File file = new File(folder, name);
            if (file.isFile()) {
                found.putAll(read(file));
            }
        }
        return found;
    }

    private static Map<String, String> read(File file) {
        var configuration = new Configuration(false);
        configuration.addResource(new Path(file.toURI()));
        Map<String, String> found = new HashMap<>();
        try {
            configuration.forEach(property -> found.put(property.getKey(), property.getValue()));
        } catch (RuntimeException e) {
            throw new SetupException(
                    "Cannot read " + file + ": " + e.getMessage(),
                    "Correct the file, or name another folder in " + String.join(" or ", VARIABLES) + ".",
                    e);
        }
        return found;
    }
}
