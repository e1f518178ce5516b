package io.sparbiter.driver.results.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.ResultsDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
    @TempDir
    private Path directory;

    private TrialsTable table;

    @BeforeEach
    void open() {
        table = ResultsDirectory.at(directory.toString(), new Configuration()).trials();
    }

    @Test
    void manyFilesBecomeOneWithTheSameRows() throws IOException {
        writeFiles(30);
        TrialRows before = table.rows("s");

        assertThat(table.compact("s")).isEmpty();

        assertThat(files()).hasSize(1);
        assertThat(table.rows("s")).isEqualTo(before);
    }

    @Test
    void fewFilesAreLeftAsTheyAre() throws IOException {
        writeFiles(18);
        List<Path> before = files();

        table.compact("s");

        assertThat(files()).isEqualTo(before).hasSize(19);
    }

    @Test
    void aCrashBeforeTheOldFilesAreDeletedRepeatsNoTrial() throws IOException {
        writeFiles(30);
        TrialRows before = table.rows("s");
        List<Path> old = files();
        List<byte[]> contents = old.stream().map(CompactionTest::bytes).toList();
        table.compact("s");
        for (int i = 0; i < old.size(); i++) {
            Files.write(old.get(i), contents.get(i));
        }

        assertThat(files()).hasSize(32);
        assertThat(table.rows("s")).isEqualTo(before);
        assertThat(table.scan(List.of("s")).repeatsTrials()).isTrue();

        table.compact("s");
        assertThat(files()).hasSize(1);
        assertThat(table.rows("s")).isEqualTo(before);
        assertThat(table.scan(List.of("s")).repeatsTrials()).isFalse();
    }

    @Test
    void aCrashWhileMergingLosesNothing() throws IOException {
        writeFiles(30);
        TrialRows before = table.rows("s");
        Path half = search().resolve("_part-0-000001.parquet.tmp");
        Files.writeString(half, "PAR1");
        assertThat(table.rows("s")).isEqualTo(before);

        table.compact("s");

        assertThat(half).doesNotExist();
        assertThat(table.rows("s")).isEqualTo(before);
    }

    @Test
    void damagedFilesAreLeftAloneAndNamed() throws IOException {
        writeFiles(30);
        Path damaged = search().resolve("part-damaged.parquet");
        Files.writeString(damaged, "not Parquet at all");

        assertThat(table.compact("s")).singleElement().asString().contains("part-damaged.parquet is left out");

        assertThat(files()).hasSize(2).contains(damaged);
        assertThat(table.rows("s").rows()).hasSize(30);
    }

    @Test
    void anEmptyOrMissingDirectoryIsNoError() {
        assertThat(table.compact("s")).isEmpty();
    }

    /** Writes the file of the opening and this many with a row each. */
    private void writeFiles(int count) {
        try (ResultsWriter writer = table.writer(SampleTrials.context("s"), SampleTrials.SPACE, Duration.ofDays(1))) {
            IntStream.rangeClosed(1, count).forEach(id -> {
                writer.ended(SampleTrials.completed(id, 0.9));
                writer.flush();
            });
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(search())) {
            return files.sorted().toList();
        }
    }

    private Path search() {
        return directory.resolve("trials/search=s");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
