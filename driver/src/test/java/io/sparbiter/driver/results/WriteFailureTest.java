package io.sparbiter.driver.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sparbiter.driver.results.files.FullDisk;
import io.sparbiter.driver.results.files.LostDisk;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.ResultsWriter;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.results.table.TrialsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteFailureTest {
    private final FullDisk disk = new FullDisk();

    @TempDir
    private Path directory;

    private TrialsTable table;

    @BeforeEach
    void open() {
        table = new ResultsDirectory(disk, new org.apache.hadoop.fs.Path(directory.toString())).trials();
    }

    @Test
    void rowsOutliveAFullDisk() throws IOException {
        ResultsWriter writer = writer(Duration.ofDays(1));
        disk.full(true);
        writer.ended(SampleTrials.completed(1, 0.9));

        assertThatThrownBy(writer::close).isInstanceOf(ResultsException.class).hasMessage("""
                        Cannot write 1 finished trial to the results table file:%s/trials/search=s: \
                        No space left on device
                        The journal has them: free some space there, or make it writable, and run with --resume.""".formatted(directory));
        assertThat(files()).as("no half file is left").hasSize(1);

        disk.full(false);
        writer.close();
        assertThat(table.rows("s").rows()).hasSize(1);
    }

    @Test
    void theNextCallHearsOfAFailureAndTheNextFlushTriesAgain() {
        try (ResultsWriter writer = writer(Duration.ofMillis(10))) {
            disk.full(true);
            writer.ended(SampleTrials.completed(1, 0.9));
            await().untilAsserted(() -> assertThatThrownBy(() -> writer.ended(SampleTrials.completed(2, 0.9)))
                    .hasMessageContaining("No space left on device")
                    .hasMessageEndingWith("or make it writable, and run with --resume."));

            disk.full(false);
            await().untilAsserted(() -> assertThat(ids()).containsExactly(1, 2));
        }
    }

    /** Where it throws one exception from all that its stream is asked. */
    @Test
    void aStoreThatIsLostIsReportedByItsCause() {
        var store = new LostDisk();
        table = new ResultsDirectory(store, new org.apache.hadoop.fs.Path(directory.toString())).trials();
        ResultsWriter writer = writer(Duration.ofDays(1));
        store.lost(true);
        writer.ended(SampleTrials.completed(1, 0.9));

        assertThatThrownBy(writer::close)
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith("Cannot write 1 finished trial to the results table file:" + directory
                        + "/trials/search=s: " + LostDisk.MESSAGE + "\n");

        store.lost(false);
        writer.close();
        assertThat(ids()).containsExactly(1);
    }

    private List<Integer> ids() {
        return table.rows("s").rows().stream().map(TrialRow::trialId).toList();
    }

    private ResultsWriter writer(Duration delay) {
        return table.writer(SampleTrials.context("s"), SampleTrials.SPACE, delay);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("trials/search=s"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
