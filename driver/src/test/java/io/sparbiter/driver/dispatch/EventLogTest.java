package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {
    @TempDir
    private Path folder;

    private static SparkConf conf(String directory) {
        return new SparkConf(false).set("spark.eventLog.enabled", "true").set("spark.eventLog.dir", directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:", "file://"})
    void itsDirectoryIsMade(String scheme) {
        Path directory = folder.resolve("results/spark-events");

        EventLog.prepare(conf(scheme + directory));

        assertThat(directory).isDirectory();
    }

    @Test
    void aPlainPathIsThisMachinesWhateverFileSystemIsTheDefault() {
        EventLog.prepare(conf(folder.resolve("events").toString()).set("spark.hadoop.fs.defaultFS", "hdfs://nowhere"));

        assertThat(folder.resolve("events")).isDirectory();
    }

    @Test
    void aVariableOfTheEnvironmentStandsForItsValue() {
        EventLog.prepare(conf("file:" + folder + "/${env:OMP_NUM_THREADS}"));

        assertThat(folder.resolve(System.getenv("OMP_NUM_THREADS"))).isDirectory();
    }

    @Test
    void oneThatIsThereIsLeftAlone() throws IOException {
        Path event = Files.writeString(folder.resolve("app-1"), "{}");

        EventLog.prepare(conf("file:" + folder));

        assertThat(event).hasContent("{}");
    }

    @Test
    void withoutALogNothingIsMade() {
        Path directory = folder.resolve("events");

        EventLog.prepare(conf("file:" + directory).set("spark.eventLog.enabled", "false"));
        EventLog.prepare(conf("file:" + directory).remove("spark.eventLog.enabled"));
        EventLog.prepare(new SparkConf(false).set("spark.eventLog.enabled", "true"));

        assertThat(directory).doesNotExist();
    }

    @Test
    void whatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> EventLog.prepare(conf("file:" + file + "/events")))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith(
                        "Cannot make the directory of the event log, spark.eventLog.dir (file:" + file + "/events): ")
                .hasMessageEndingWith(
                        "\nName a directory that you may write to, or set spark.eventLog.enabled to false.");
    }
}
