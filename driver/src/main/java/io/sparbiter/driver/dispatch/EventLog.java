package io.sparbiter.driver.dispatch;

import io.sparbiter.driver.results.files.Causes;
import io.sparbiter.driver.results.store.StoreWatch;
import io.sparbiter.driver.spark.SparkSettings;
import io.sparbiter.worker.storage.StoragePath;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;

/** Where Spark writes its event log. Spark refuses to start if the directory is not there. */
final class EventLog {
    private static final String DIRECTORY = "spark.eventLog.dir";

    private EventLog() {}

    /** Makes the directory that the settings name, if the log is on; throws {@link ClusterException} if it cannot be made. */
    static void prepare(SparkConf conf) {
        // A value may name a variable of the environment, as those of conf/ do.
        Optional<String> directory = SparkSettings.substituted(conf, DIRECTORY);
        if (!conf.getBoolean("spark.eventLog.enabled", false) || directory.isEmpty()) {
            return;
        }
        try {
            StoreWatch.ofThisProgram()
                    .during(directory.get(), "looking for it", () -> isThere(path(directory.get()), conf));
        } catch (IOException | RuntimeException e) {
            throw new ClusterException(
                    "Cannot make the directory of the event log, " + DIRECTORY + " (" + directory.get() + "): "
                            + Causes.describe(e),
                    "Name a directory that you may write to, or set spark.eventLog.enabled to false.");
        }
    }

    /** Makes it if it is not, or throws. */
    private static boolean isThere(Path directory, SparkConf conf) throws IOException {
        FileSystem fs = directory.getFileSystem(SparkSettings.hadoop(conf));
        if (!fs.exists(directory) && !fs.mkdirs(directory)) {
            throw new IOException("its file system refuses it");
        }
        return true;
    }

    /** As Spark reads it: what is no URI is this machine's, whatever file system is the default. */
    private static Path path(String directory) {
        return StoragePath.isUri(directory)
                ? new Path(directory)
                : new Path(new File(directory).getAbsoluteFile().toURI());
    }
}
