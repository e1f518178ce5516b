package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A search whose results lie on HDFS: a name node and a data node in this JVM, the driver in another. */
@EnabledOnOs(OS.LINUX)
class HdfsIT {
    @TempDir
    static Path directory;

    private static MiniDFSCluster hdfs;

    @BeforeAll
    static void start() throws Exception {
        var configuration = new Configuration();
        configuration.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("hdfs").toString());
        hdfs = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        hdfs.waitActive();
    }

    @AfterAll
    static void stop() {
        hdfs.shutdown();
    }

    private static List<TrialRow> rows() {
        return ResultsDirectory.at(hdfs.getURI() + "/sparbiter", new Configuration())
                .trials()
                .rows(StoreSearch.NAME)
                .rows();
    }

    @Test
    void aSearchWhoseNameNodeStopsSaysSoAndGoesOnWhenItIsBack() throws Exception {
        StoreSearch search = StoreSearch.of(
                directory,
                "hdfs:///sparbiter",
                // As patient as a test is.
                StoreSearch.site(
                        Map.of("fs.defaultFS", hdfs.getURI().toString(), "ipc.client.connect.max.retries", "1")));
        try (DriverProcess driver = search.start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> rows().size() >= 3);
            hdfs.shutdownNameNode(0);

            await("a sentence").atMost(Duration.ofSeconds(30)).until(() -> driver.said()
                    .contains("Cannot write "));
            assertThat(driver.exitCode(30)).isEqualTo(1);
            assertThat(driver.said()).contains("--resume").doesNotContain("Self-suppression");
        }
        hdfs.restartNameNode(0);
        List<TrialRow> before = rows();
        try (DriverProcess driver = search.start("--resume")) {
            driver.awaitEnd(60);
        }

        assertThat(rows()).extracting(TrialRow::trialId).isEqualTo(StoreSearch.TRIALS);
        assertThat(rows()).extracting(TrialRow::point).doesNotHaveDuplicates();
        assertThat(rows()).extracting(TrialRow::status).containsOnly("completed");
        assertThat(rows()).containsAll(before);
    }
}
