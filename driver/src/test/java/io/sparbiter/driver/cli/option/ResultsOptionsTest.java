package io.sparbiter.driver.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResultsOptionsTest {
    private static final String STORE = "hdfs://names:8020";

    private final ResultsOptions options = new ResultsOptions();

    @AfterEach
    void leaveTheCluster() {
        System.clearProperty("spark.master");
    }

    private List<String> warnings(String directory) {
        options.directory = directory;
        return options.warnings(STORE);
    }

    @Test
    void onAClusterWithAStoreOfItsOwnAPathIsWarnedOf() {
        System.setProperty("spark.master", "yarn");

        assertThat(warnings("/user/me/results"))
                .containsExactly("--results (/user/me/results) is a folder of this machine. Write a URI, as in"
                        + " hdfs:///sparbiter, for one of the cluster's file system (hdfs://names:8020).");
        assertThat(warnings("hdfs:///user/me/results")).isEmpty();
        assertThat(warnings("file:///results")).isEmpty();
        assertThat(options.warnings("file:///")).isEmpty();
    }

    @Test
    void onThisMachineAPathIsAPath() {
        assertThat(warnings("/user/me/results")).isEmpty();
    }
}
