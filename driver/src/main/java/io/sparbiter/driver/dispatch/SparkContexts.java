package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.dispatch.hadoop.HadoopSettings;
import io.sparbiter.driver.spark.SparkSettings;
import io.sparbiter.worker.storage.TemporaryFolders;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoRegistrator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens Spark: under spark-submit as it was submitted, in a plain JVM on this machine. */
public final class SparkContexts {
    private static final Logger LOG = LoggerFactory.getLogger(SparkContexts.class);

    private static final String FOLDER = "spark.local.dir";

    private SparkContexts() {}

    /** Whether somebody has named a master, as spark-submit does; without one a plain JVM runs on its own machine. */
    public static boolean hasMaster() {
        return new SparkConf().contains("spark.master");
    }

    /**
     * Opens a context for searches.
     *
     * @param name the application's name
     * @param parallelism the most trials at once, where this machine runs them; a cluster's slots are its own matter
     * @param limits of one trial
     */
    public static JavaSparkContext open(String name, OptionalInt parallelism, Limits limits) {
        int threads = limits.threads();
        SparkConf conf = conf();
        if (!conf.contains("spark.master")) {
            int trials = parallelism.orElseGet(() -> LocalSlots.available(limits));
            LocalSlots.complaint(LocalSlots.cores(), threads).ifPresent(LOG::warn);
            conf.set("spark.master", "local[" + trials * threads + "]");
        }
        // A trial that says where it should run failed elsewhere: it waits for a slot there.
        conf.set("spark.locality.wait", "30d");
        return openOnMaster(configure(conf, threads).setAppName(name));
    }

    /** Opens a context on the master that is set, for one network that each task reads. */
    public static JavaSparkContext openForPredictions(String name) {
        return openOnMaster(configure(conf(), 1).setAppName(name));
    }

    private static JavaSparkContext openOnMaster(SparkConf conf) {
        JavaSparkContext spark = start(conf);
        requireMaster(spark);
        return spark;
    }

    private static JavaSparkContext start(SparkConf conf) {
        Authentication.configure(conf, clusterSecret());
        EventLog.prepare(conf);
        return new JavaSparkContext(conf);
    }

    /** A driver that its standalone master never took is stopped behind our back, after a minute. */
    private static void requireMaster(JavaSparkContext spark) {
        if (!isTaken(spark.master(), spark.sc().applicationId())) {
            spark.close();
            throw new ClusterException(
                    "Cannot run on (" + spark.master() + "): its master does not answer this driver.",
                    "Check the address and the firewall, and that " + Authentication.VARIABLE
                            + " is the cluster's secret if it has one, and not set if it has none.");
        }
    }

    /** Until a standalone master has given an application its id, Spark makes do with one of its own. */
    static boolean isTaken(String master, String applicationId) {
        return !(master.startsWith("spark://") && applicationId.startsWith("spark-application-"));
    }

    /** Opens a context for a question to the table: all of this machine's cores, and none of a search's settings. */
    public static JavaSparkContext openForSql(String name) {
        SparkConf conf = conf();
        conf.setIfMissing("spark.master", "local[*]");
        // A table of thousands of rows needs no 200 shuffle partitions.
        conf.setIfMissing("spark.sql.shuffle.partitions", "8");
        if (isLocal(conf)) {
            configureLocal(conf);
        }
        return start(conf.setAppName(name));
    }

    /**
     * Opens a context for the training of one network by several tasks; the driver computes, too.
     *
     * @param tasks side by side, where this machine runs them
     * @param threads CPU threads of a task
     * @param registrator of what crosses Spark
     */
    public static JavaSparkContext openForTraining(
            String name, int tasks, int threads, Class<? extends KryoRegistrator> registrator) {
        SparkConf conf = ofTasks(tasks, threads);
        conf.set("spark.kryo.registrator", registrator.getName());
        return openOnMaster(configure(conf, threads).setAppName(name));
    }

    /**
     * Opens a context for the training of one network by several tasks on our own engine; the driver computes, too.
     *
     * @param tasks side by side, where this machine runs them
     * @param threads CPU threads of a task
     */
    public static JavaSparkContext openForAveraging(String name, int tasks, int threads) {
        SparkConf conf = ofTasks(tasks, threads);
        // States of networks are larger than Kryo's buffer, and every task sends one to the driver.
        conf.set("spark.serializer", JavaSerializer.class.getName());
        conf.setIfMissing("spark.driver.maxResultSize", "0");
        return openOnMaster(configure(conf, threads).setAppName(name));
    }

    /** Where nobody named a master, as many tasks as are wanted, on this machine. */
    private static SparkConf ofTasks(int tasks, int threads) {
        SparkConf conf = conf();
        if (!conf.contains("spark.master")) {
            LocalSlots.complaint(LocalSlots.cores(), tasks, threads).ifPresent(LOG::warn);
            conf.set("spark.master", "local[" + tasks * threads + "]");
        }
        return conf;
    }

    private static Optional<String> clusterSecret() {
        return Optional.ofNullable(System.getenv(Authentication.VARIABLE));
    }

    private static SparkConf conf() {
        return HadoopSettings.complete(new SparkConf(), System.getenv());
    }

    /**
     * How file systems are reached, without starting Spark: by the cluster's files, {@code spark.hadoop.*} settings, and
     * what this program adds to them.
     */
    public static Configuration hadoopConfiguration() {
        return SparkSettings.hadoop(conf());
    }

    static SparkConf configure(SparkConf conf, int threads) {
        conf.set("spark.plugins", withPlugin(conf.get("spark.plugins", "")));
        conf.setIfMissing("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
        conf.setIfMissing("spark.kryo.registrator", SearchKryoRegistrator.class.getName());
        conf.setIfMissing("spark.task.cpus", String.valueOf(threads));
        // A second copy of a slow trial would take a GPU and tell nothing new.
        conf.set("spark.speculation", "false");
        // Native code does not notice that its task was cancelled; the reaper watches until the slot is really free.
        conf.setIfMissing("spark.task.reaper.enabled", "true");
        conf.setIfMissing("spark.sql.session.timeZone", "UTC");
        if (isLocal(conf)) {
            configureLocal(conf);
        } else {
            ClusterSettings.complete(conf, threads);
        }
        return conf;
    }

    private static void configureLocal(SparkConf conf) {
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.driver.host", "127.0.0.1");
        conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        // A laptop that slept longer than Spark's two minutes would find its only executor, itself, given up as lost.
        conf.setIfMissing("spark.storage.blockManagerHeartbeatTimeoutMs", "30d");
        setFolder(conf);
        forgetGpus(conf);
    }

    /** Where Spark puts blocks and files: a folder that goes with this JVM, or with the next one if this is killed. */
    private static void setFolder(SparkConf conf) {
        if (conf.contains(FOLDER)) {
            return;
        }
        try {
            conf.set(FOLDER, TemporaryFolders.ofThisJvm().home().toString());
        } catch (IOException e) {
            LOG.debug("Spark will say what is wrong with the folder of temporary files.", e);
        }
    }

    /** Local mode knows of no GPUs: with amounts set, jobs would wait for one for ever. */
    private static void forgetGpus(SparkConf conf) {
        List<String> settings = SparkSettings.names(conf).stream()
                .filter(key -> key.matches("spark\\..*resource\\.gpu\\..*"))
                .toList();
        if (!settings.isEmpty()) {
            settings.forEach(conf::remove);
            LOG.warn(
                    "Spark's local mode ({}) schedules no GPUs: trials take those of this machine in turn, if it has"
                            + " any, and these settings have no effect: {}",
                    conf.get("spark.master"),
                    String.join(", ", settings));
        }
    }

    static boolean isLocal(SparkConf conf) {
        return conf.get("spark.master").matches("local(\\[.*])?");
    }

    private static String withPlugin(String plugins) {
        String ours = TrialPlugin.class.getName();
        return plugins.isBlank() || plugins.contains(ours) ? ours : plugins + "," + ours;
    }
}
