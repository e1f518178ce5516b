package io.sparbiter.driver.cli;

import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.results.ResultsDirectory;
import picocli.CommandLine.Option;

/** Where results are, for every command that reads or writes them. */
public final class ResultsOptions {
    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "./results",
            description = "The results directory: a path of this machine, under every launcher, or a URI of any Hadoop"
                    + " file system, as in hdfs:///sparbiter (default: ${DEFAULT-VALUE}).")
    String directory;

    public ResultsDirectory open() {
        return ResultsDirectory.at(directory, SparkContexts.hadoopConfiguration());
    }
}
