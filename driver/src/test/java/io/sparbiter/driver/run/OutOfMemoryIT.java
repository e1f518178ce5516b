package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cli.Sparbiter;
import io.sparbiter.driver.results.table.TrialRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own with little memory runs a network that needs more, then one that does not. */
class OutOfMemoryIT {
    /** One activation of the first network takes 411 MB: 512 images, 256 filters. */
    private static final String SPACE =
            "{conv_1_filters: [4, 512], conv_2_filters: [4], conv_3_filters: [4], dense_1_units: [16], batch: [32, 512]}";

    private static final String START =
            "[{conv_1_filters: 512, conv_2_filters: 4, conv_3_filters: 4, dense_1_units: 16,"
                    + " batch: 512}, {conv_1_filters: 4, conv_2_filters: 4, conv_3_filters: 4, dense_1_units: 16, batch: 32}]";

    @TempDir
    Path directory;

    @Test
    void aTrialThatNeedsMoreMemoryFailsAndTheNextOneRunsInTheSameJvm() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@../conf/java17.options",
                        "-Xmx512m",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sparbiter.class.getName(),
                        "search",
                        "--config=../conf/searches/quick.yaml",
                        "--results=" + directory,
                        "--name=small",
                        "--parallelism=1",
                        "--trials=2",
                        "--set=space=" + SPACE,
                        "--set=start=" + START,
                        "--set=data.train=512",
                        "--set=data.validate_on=100",
                        "--set=training.epochs=2"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();

        assertThat(process.waitFor())
                .as(() -> read(directory.resolve("output")))
                .isZero();
        List<TrialRow> rows = Searches.results(directory).trials().rows("small").rows();
        assertThat(rows).extracting(TrialRow::status).containsExactly("failed", "completed");
        assertThat(rows.get(0).ending().stopReason()).contains("out_of_memory");
        assertThat(rows.get(0).ending().error())
                .hasValueSatisfying(error -> assertThat(error).contains("Physical memory usage is too high"));
        assertThat(rows.get(1).ending().epochs()).isEqualTo(2);
        assertThat(directory.resolve("checkpoints/small")).doesNotExist();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
