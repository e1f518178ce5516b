package io.sparbiter.driver.dispatch.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.spark.SparkSettings;
import io.sparbiter.worker.trial.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopSettingsTest {
    private static final String RETRIES = "fs.s3a.retry.limit";

    @TempDir
    private Path folder;

    private void site(String file, String... namesAndValues) throws IOException {
        var text = new StringBuilder("<configuration>");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append("<property><name>%s</name><value>%s</value></property>"
                    .formatted(namesAndValues[i], namesAndValues[i + 1]));
        }
        Files.writeString(folder.resolve(file), text + "</configuration>");
    }

    /** What Hadoop is told, where a user has set something for Spark. */
    private static Configuration hadoop(Map<String, String> environment, String... keyAndValue) {
        var conf = new SparkConf(false);
        if (keyAndValue.length > 0) {
            conf.set(keyAndValue[0], keyAndValue[1]);
        }
        return SparkSettings.hadoop(HadoopSettings.complete(conf, environment));
    }

    private Map<String, String> named() {
        return Map.of("HADOOP_CONF_DIR", folder.toString());
    }

    @Test
    void aStoreIsGivenUpWithinSecondsWhereNobodySaysOtherwise() {
        Configuration hadoop = hadoop(Map.of());

        assertThat(HadoopSettings.PATIENCE)
                .isNotEmpty()
                .allSatisfy((key, value) -> assertThat(hadoop.get(key)).as(key).isEqualTo(value));
        assertThat(hadoop.get("fs.defaultFS")).isEqualTo("file:///");
    }

    @Test
    void theManualHasThem() throws IOException {
        String manual = Files.readString(Path.of("../docs/operations.md"));

        assertThat(HadoopSettings.PATIENCE)
                .allSatisfy((key, value) -> assertThat(manual).contains("| `" + key + "` | " + value + " |"));
    }

    @Test
    void theUserKnowsBetter() {
        assertThat(hadoop(Map.of(), "spark.hadoop." + RETRIES, "9").get(RETRIES))
                .isEqualTo("9");
    }

    @Test
    void theFilesOfAClusterAreReadAndKnowBetterToo() throws IOException {
        site("core-site.xml", "fs.defaultFS", "hdfs://prod", RETRIES, "8");
        site("hdfs-site.xml", "dfs.nameservices", "prod", "dfs.ha.namenodes.prod", "a,${user.name}");

        Configuration hadoop = hadoop(named());
        assertThat(hadoop.get("fs.defaultFS")).isEqualTo("hdfs://prod");
        assertThat(hadoop.get("dfs.ha.namenodes.prod")).isEqualTo("a," + System.getProperty("user.name"));
        assertThat(hadoop.get(RETRIES)).isEqualTo("8");
        assertThat(hadoop.get("fs.s3a.attempts.maximum")).isEqualTo("3");
    }

    @Test
    void sparksOwnSettingsComeFirst() throws IOException {
        site("core-site.xml", RETRIES, "8");

        assertThat(hadoop(named(), "spark.hadoop." + RETRIES, "9").get(RETRIES)).isEqualTo("9");
    }

    @Test
    void yarnsVariableDoesWhereHadoopsIsNotSet() throws IOException {
        site("core-site.xml", "fs.defaultFS", "hdfs://prod");

        Configuration hadoop = hadoop(Map.of("HADOOP_CONF_DIR", "", "YARN_CONF_DIR", folder.toString()));
        assertThat(hadoop.get("fs.defaultFS")).isEqualTo("hdfs://prod");
    }

    @Test
    void aFolderWithoutFilesSaysNothing() {
        assertThat(hadoop(named()).get("fs.defaultFS")).isEqualTo("file:///");
        assertThat(hadoop(Map.of("HADOOP_CONF_DIR", "/no/such")).get(RETRIES)).isEqualTo("3");
    }

    @Test
    void aFileThatIsNoneIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("core-site.xml"), "<configuration>");

        assertThatThrownBy(() -> hadoop(named()))
                .isInstanceOf(SetupException.class)
                .hasMessageStartingWith("Cannot read " + file + ": ")
                .hasMessageEndingWith(
                        "\nCorrect the file, or name another folder in HADOOP_CONF_DIR or YARN_CONF_DIR.");
    }
}
