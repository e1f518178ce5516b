package io.sparbiter.driver.cli.option;

import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.worker.storage.StoragePath;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Where results are, for every command that reads or writes them. */
public final class ResultsOptions {
    private static final Logger LOG = LoggerFactory.getLogger(ResultsOptions.class);

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "./results",
            description = "The results directory: a path of this machine, under every launcher, or a URI of any Hadoop"
                    + " file system, as in hdfs:///sparbiter (default: ${DEFAULT-VALUE}).")
    String directory;

    public ResultsDirectory open() {
        Configuration configuration = SparkContexts.hadoopConfiguration();
        warnings(configuration.get("fs.defaultFS", "file:///")).forEach(LOG::warn);
        return ResultsDirectory.at(directory, configuration);
    }

    /** Another results directory than that of the option, by a path of this machine or a URI. */
    public ResultsDirectory openOther(String other) {
        return ResultsDirectory.at(other, SparkContexts.hadoopConfiguration());
    }

    /** A path meant the cluster's own file system once, where there is one. */
    List<String> warnings(String clusterStore) {
        boolean isOfMachine = !StoragePath.isUri(directory) && SparkContexts.hasMaster();
        return isOfMachine && !clusterStore.startsWith("file:")
                ? List.of("--results (" + directory
                        + ") is a folder of this machine. Write a URI, as in hdfs:///sparbiter,"
                        + " for one of the cluster's file system (" + clusterStore + ").")
                : List.of();
    }
}
