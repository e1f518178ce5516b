package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.spark.SparkSettings;
import io.sparbiter.worker.storage.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class SparkContextsTest {
    private static SparkConf conf(String master) {
        return new SparkConf(false).set("spark.master", master);
    }

    @Test
    void keepsTheUsersPluginsAndAddsOurs() {
        SparkConf conf = SparkContexts.configure(conf("local[2]").set("spark.plugins", "org.example.Theirs"), 1);
        assertThat(conf.get("spark.plugins")).isEqualTo("org.example.Theirs," + TrialPlugin.class.getName());
    }

    @Test
    void aTaskTakesTheThreadsOfATrial() {
        assertThat(SparkContexts.configure(conf("spark://host:7077"), 4).get("spark.task.cpus"))
                .isEqualTo("4");
    }

    @Test
    void localModeForgetsGpuAmountsBecauseItHasNoGpus() {
        SparkConf conf = conf("local[*]")
                .set("spark.executor.resource.gpu.amount", "1")
                .set("spark.task.resource.gpu.amount", "1")
                .set("spark.driver.resource.gpu.discoveryScript", "x.sh");
        SparkContexts.configure(conf, 1);
        assertThat(SparkSettings.names(conf)).noneMatch(name -> name.contains("gpu"));
    }

    @Test
    void localModeListensToThisMachineOnlyAndShowsNoPages() {
        SparkConf conf = SparkContexts.configure(conf("local[2]"), 1);
        assertThat(conf.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
        assertThat(conf.get("spark.storage.blockManagerHeartbeatTimeoutMs")).isEqualTo("30d");
        assertThat(conf.get("spark.driver.host")).isEqualTo("127.0.0.1");
        assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
    }

    @Test
    void localModeLeavesNoFoldersOfItsOwnBehind() throws IOException {
        SparkConf conf = SparkContexts.configure(conf("local[2]"), 1);
        assertThat(conf.get("spark.local.dir"))
                .isEqualTo(TemporaryFolders.ofThisJvm().home().toString());
        assertThat(SparkContexts.configure(conf("local[2]").set("spark.local.dir", "/scratch"), 1)
                        .get("spark.local.dir"))
                .isEqualTo("/scratch");
        assertThat(SparkContexts.configure(conf("spark://host:7077"), 1).contains("spark.local.dir"))
                .isFalse();
    }

    @Test
    void aStandaloneMasterThatTookTheDriverGaveItAnId() {
        assertThat(SparkContexts.isTaken("spark://host:7077", "app-20261123210000-0001"))
                .isTrue();
        assertThat(SparkContexts.isTaken("spark://host:7077", "spark-application-1795467600000"))
                .isFalse();
        assertThat(SparkContexts.isTaken("local[2]", "local-1795467600000")).isTrue();
    }

    @Test
    void aClusterKeepsItsGpuAmounts() {
        SparkConf conf = conf("spark://host:7077").set("spark.task.resource.gpu.amount", "1");
        assertThat(SparkContexts.configure(conf, 1).get("spark.task.resource.gpu.amount"))
                .isEqualTo("1");
    }

    @Test
    void theScriptsJavaOptionsAreSparksOwn() throws IOException {
        String options = String.join(
                " ",
                Files.readAllLines(Path.of("../conf/java17.options")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
        assertThat(options).isEqualTo(JavaModuleOptions.defaultModuleOptions());
    }
}
