package io.sparbiter.driver.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** What settings of Spark's say. */
public final class SparkSettings {
    private SparkSettings() {}

    /** The names of those that are set. */
    public static List<String> names(SparkConf conf) {
        return Arrays.stream(conf.getAll()).map(setting -> setting._1()).toList();
    }

    /** A value in which variables, as of the environment, have been replaced; empty if it is not set. */
    public static Optional<String> substituted(SparkConf conf, String name) {
        var value = conf.getWithSubstitution(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(value.get());
    }

    /** What Hadoop's clients are told by the class path and {@code spark.hadoop.*}. */
    public static Configuration hadoop(SparkConf conf) {
        return SparkHadoopUtil.get().newConfiguration(conf);
    }
}
