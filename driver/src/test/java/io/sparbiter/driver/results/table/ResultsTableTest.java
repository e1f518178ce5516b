package io.sparbiter.driver.results.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTableTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private TrialsTable table;

    @BeforeEach
    void open() {
        table = ResultsDirectory.at(directory.toString(), new Configuration()).trials();
    }

    @Test
    void everyOutcomeIsReadAsItWasWritten() {
        try (ResultsWriter writer = writer(NEVER)) {
            SampleTrials.everyOutcome().forEach(writer::ended);
        }

        TrialRows read = table.rows("s");

        assertThat(read.warnings()).isEmpty();
        assertThat(read.rows()).isEqualTo(rows(SampleTrials.everyOutcome()));
    }

    @Test
    void rowsWithoutHistoryLackNothingElse() {
        try (ResultsWriter writer = writer(NEVER)) {
            SampleTrials.everyOutcome().forEach(writer::ended);
        }

        assertThat(table.rowsWithoutHistory("s").rows())
                .usingRecursiveComparison()
                .withEqualsForType(Metrics::equals, Metrics.class)
                .ignoringFields("ending.history")
                .isEqualTo(rows(SampleTrials.everyOutcome()));
        assertThat(table.rowsWithoutHistory("s").rows())
                .allSatisfy(row -> assertThat(row.ending().history()).isEmpty());
    }

    @Test
    void aFinishedTrialIsOnDiskWithinTwoSeconds() {
        try (ResultsWriter writer = writer(ResultsWriter.DELAY)) {
            writer.ended(SampleTrials.completed(1, 0.9));

            await().atMost(Duration.ofSeconds(2))
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertThat(table.rows("s").rows()).hasSize(1));
        }
    }

    @Test
    void trialsThatEndTogetherShareAFile() throws IOException {
        try (ResultsWriter writer = writer(NEVER)) {
            for (int id = 1; id <= 100; id++) {
                writer.ended(SampleTrials.completed(id, 0.9));
            }
        }

        assertThat(files()).as("the one of the opening and one with rows").hasSize(2);
        assertThat(table.rows("s").rows()).hasSize(100);
    }

    /** One that ended anew before its row was written needs no row of the earlier end. */
    @Test
    void aTrialThatEndedAnewIsOneRow() throws IOException {
        TrialResult first = SampleTrials.completed(1, 0.8);
        TrialResult second = later(SampleTrials.completed(1, 0.9), first);
        TrialResult third = later(SampleTrials.completed(1, 0.95), second);
        try (ResultsWriter writer = writer(NEVER)) {
            writer.ended(first);
            writer.ended(second);
            writer.flush();
            writer.ended(third);
        }

        assertThat(files()).as("the one of the opening and one for each flush").hasSize(3);
        assertThat(table.rows("s").rows()).singleElement().satisfies(row -> assertThat(row.score())
                .hasValue(0.95));
    }

    private static TrialResult later(TrialResult end, TrialResult before) {
        return new TrialResult(
                end.trial(),
                end.outcome(),
                end.start(),
                end.startedAt(),
                before.finishedAt().plusMillis(1));
    }

    @Test
    void openingWritesTheColumnsOnce() throws IOException {
        writer(NEVER).close();
        writer(NEVER).close();

        assertThat(files()).hasSize(1);
        assertThat(table.rows("s").rows()).isEmpty();
    }

    @Test
    void whatAKilledWriterLeftIsInvisibleAndRemoved() throws IOException {
        Path left =
                Files.createDirectories(directory.resolve("trials/search=s")).resolve("_part-x-1.parquet.tmp");
        Files.writeString(left, "PAR1 half a file");
        assertThat(table.rows("s")).isEqualTo(new TrialRows(List.of(), List.of()));

        writer(NEVER).close();

        assertThat(left).doesNotExist();
    }

    @Test
    void nothingButTheTableLiesInItsDirectory() throws IOException {
        try (ResultsWriter writer = writer(NEVER)) {
            writer.ended(SampleTrials.completed(1, 0.9));
        }

        assertThat(files()).allSatisfy(name -> assertThat(name).matches("part-[0-9a-f]{8}-\\d{6}\\.parquet"));
    }

    @Test
    void damagedAndForeignFilesAreLeftOutAndNamed() throws IOException {
        try (ResultsWriter writer = writer(NEVER)) {
            writer.ended(SampleTrials.completed(1, 0.9));
        }
        Path search = directory.resolve("trials/search=s");
        byte[] whole = Files.readAllBytes(search.resolve(files().get(1)));
        Files.write(search.resolve("part-cut.parquet"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(search.resolve("part-text.parquet"), "not Parquet at all");

        TrialRows read = table.rows("s");

        assertThat(read.rows()).hasSize(1);
        assertThat(read.warnings())
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning)
                        .contains("part-cut.parquet is left out: it cannot be read as Parquet")
                        .containsOnlyOnce("part-cut.parquet"))
                .anySatisfy(warning -> assertThat(warning).contains("part-text.parquet is left out"));
    }

    @Test
    void aFlippedBitIsNotReadAsAnotherValue() throws IOException {
        try (ResultsWriter writer = writer(NEVER)) {
            writer.ended(SampleTrials.completed(1, 0.9));
        }
        for (String name : files()) {
            Path file = directory.resolve("trials/search=s").resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            bytes[40] ^= 1;
            Files.write(file, bytes);
        }

        TrialRows read = table.rows("s");

        assertThat(read.rows()).isEmpty();
        assertThat(read.warnings()).isNotEmpty();
    }

    @Test
    void ofTwoRowsForATrialTheLaterEndCounts() {
        TrialResult late = SampleTrials.completed(1, 0.9);
        TrialResult early = new TrialResult(
                late.trial(),
                new Cancelled("stopped"),
                late.start(),
                late.startedAt(),
                late.finishedAt().minusSeconds(1));
        for (List<TrialResult> order : List.of(List.of(early, late), List.of(late, early))) {
            for (TrialResult result : order) {
                try (ResultsWriter writer = writer(NEVER)) {
                    writer.ended(result);
                }
            }
            assertThat(table.rows("s").rows()).isEqualTo(rows(List.of(late)));
        }
    }

    @Test
    void aTableThatCannotBeMadeIsRefusedBeforeAnyTrial() throws IOException {
        Files.writeString(directory.resolve("trials"), "a file");

        assertThatThrownBy(() -> writer(NEVER))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith("Cannot write the results table file:" + directory + "/trials/search=s: ")
                .hasMessageEndingWith("\nChoose another directory with --results.");
    }

    private ResultsWriter writer(Duration delay) {
        return table.writer(SampleTrials.context("s"), SampleTrials.SPACE, delay);
    }

    private static List<TrialRow> rows(List<TrialResult> results) {
        TrialRowFactory rows = new TrialRowFactory(SampleTrials.context("s"));
        return results.stream().map(rows::row).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("trials/search=s"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
