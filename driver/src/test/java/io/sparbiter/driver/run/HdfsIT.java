package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A search whose results lie on HDFS: a name node and two data nodes in this JVM, the driver in another. */
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
        hdfs = new MiniDFSCluster.Builder(configuration).numDataNodes(2).build();
        hdfs.waitActive();
    }

    @AfterAll
    static void stop() {
        hdfs.shutdown();
    }

    /** One whose results lie in a directory of its own, as patient as a test is. */
    private static StoreSearch search(String name) throws IOException {
        return StoreSearch.of(
                Files.createDirectory(directory.resolve(name)),
                "hdfs:///" + name,
                StoreSearch.site(
                        Map.of("fs.defaultFS", hdfs.getURI().toString(), "ipc.client.connect.max.retries", "1")));
    }

    private static List<TrialRow> rows(StoreSearch search) {
        return ResultsDirectory.at(hdfs.getURI() + URI.create(search.results()).getPath(), new Configuration())
                .trials()
                .rows(StoreSearch.NAME)
                .rows();
    }

    private static void awaitThreeRows(StoreSearch search) {
        await().atMost(Duration.ofSeconds(60)).until(() -> rows(search).size() >= 3);
    }

    /** With nothing lost and nothing twice. */
    private static void assertThatItGoesOn(StoreSearch search) throws Exception {
        List<TrialRow> before = rows(search);
        try (DriverProcess driver = search.start("--resume")) {
            driver.awaitEnd(90);
        }

        assertThat(rows(search)).extracting(TrialRow::trialId).isEqualTo(StoreSearch.TRIALS);
        assertThat(rows(search)).extracting(TrialRow::point).doesNotHaveDuplicates();
        assertThat(rows(search)).containsAll(before);
    }

    @Test
    void aSearchWhoseNameNodeStopsSaysSoAndGoesOnWhenItIsBack() throws Exception {
        StoreSearch search = search("stopped");
        try (DriverProcess driver = search.start()) {
            awaitThreeRows(search);
            hdfs.shutdownNameNode(0);

            await("a sentence").atMost(Duration.ofSeconds(30)).until(() -> driver.said()
                    .contains("Cannot write "));
            assertThat(driver.exitCode(30)).isEqualTo(1);
            assertThat(driver.said()).contains("--resume").doesNotContain("Self-suppression");
        }
        hdfs.restartNameNode(0);

        assertThatItGoesOn(search);
    }

    @Test
    void aSearchThatIsToldToEndAfterItsNameNodeStoppedDoesAndGoesOn() throws Exception {
        StoreSearch search = search("ended");
        try (DriverProcess driver = search.start()) {
            awaitThreeRows(search);
            hdfs.shutdownNameNode(0);

            // It may have found out for itself.
            assertThat(driver.end("TERM", 30)).isIn(1, 143);
            assertThat(driver.said()).contains("--resume");
        }
        hdfs.restartNameNode(0);

        assertThatItGoesOn(search);
    }

    /** Each on a connection of its own, as drivers have: the file of one is replaced while another writes it. */
    @Test
    void searchesThatBeginAtTheSameMomentAreMarkedAllTheSame() throws Exception {
        var configuration = new Configuration();
        configuration.setBoolean("fs.hdfs.impl.disable.cache", true);
        List<SearchDirectory> searches = IntStream.range(0, 4)
                .mapToObj(i -> ResultsDirectory.at(hdfs.getURI() + "/rivals", configuration)
                        .prepare("s" + i))
                .toList();
        ExecutorService drivers = Executors.newFixedThreadPool(searches.size());
        try {
            for (int round = 0; round < 20; round++) {
                var marks = drivers.invokeAll(searches.stream()
                        .map(search -> (Callable<Void>) () -> {
                            search.markLast();
                            return null;
                        })
                        .toList());
                for (Future<Void> mark : marks) {
                    assertThat(mark).succeedsWithin(Duration.ofSeconds(30));
                }
            }
        } finally {
            drivers.shutdown();
        }
    }

    /** Which then do not tell how long a file is that is open: before they have reported it seems to be empty. */
    @Test
    void theJournalOfADriverThatWasKilledIsReadToItsEndByRestartedDataNodes() throws Exception {
        StoreSearch search = search("killed");
        try (DriverProcess driver = search.start()) {
            awaitThreeRows(search);
            driver.kill();
        }
        hdfs.restartDataNodes();

        assertThatItGoesOn(search);
    }
}
