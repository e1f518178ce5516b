package io.sparbiter.driver.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.JournalEntry.Proposed;
import io.sparbiter.driver.results.JournalEntry.Told;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final List<TrialResult> RESULTS = SampleTrials.everyOutcome();

    @TempDir
    private Path directory;

    private FileSystem local;

    @BeforeEach
    void open() throws IOException {
        local = FileSystem.newInstance(directory.toUri(), new Configuration());
    }

    @Test
    void readsBackWhatWasProposedAndTold() {
        try (Journal journal = journal(local)) {
            journal.proposed(trials(1, 2));
            journal.ended(RESULTS.get(0));
            journal.proposed(trials(3, 3));
            journal.ended(RESULTS.get(5));
        }

        assertThat(read(local))
                .containsExactly(
                        proposed(1, 0),
                        proposed(2, 0),
                        new Told(1, "completed", OptionalDouble.of(0.9832777)),
                        proposed(3, 1),
                        new Told(6, "failed", OptionalDouble.empty()));
    }

    @Test
    void aProposalIsInTheFileWhenTheCallReturns() {
        try (Journal journal = journal(local)) {
            journal.ended(RESULTS.get(0));
            journal.proposed(trials(1, 1));

            assertThat(read(local)).hasSize(2);
        }
    }

    @Test
    void aTornLastLineDoesNotCountAndIsNotContinued() throws IOException {
        try (Journal journal = journal(local)) {
            journal.proposed(trials(1, 2));
        }
        Files.writeString(file(), "{\"event\":\"proposed\",\"tri", StandardOpenOption.APPEND);
        assertThat(read(local)).containsExactly(proposed(1, 0), proposed(2, 0));

        try (Journal journal = journal(local)) {
            journal.proposed(trials(3, 3));
        }
        assertThat(read(local)).containsExactly(proposed(1, 0), proposed(2, 0), proposed(3, 0));
    }

    @Test
    void aTornOnlyLineIsAnEmptyJournal() throws IOException {
        Files.writeString(file(), "{\"event\"");

        assertThat(read(local)).isEmpty();
        journal(local).close();
        assertThat(file()).isEmptyFile();
    }

    @Test
    void anyOtherDamagedLineIsAnError() throws IOException {
        Files.writeString(file(), "{\"event\":\"told\",\"trial\":1,\"status\":\"failed\"}\n{\"event\":\"told\"}\n");

        assertThatThrownBy(() -> read(local))
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot read line 2 of file:" + file()
                        + ": it has no trial\nThe search cannot be resumed; its trials can still be read.");
    }

    @Test
    void continuesToCountTheKnownResults() {
        try (Journal journal = journal(local)) {
            RESULTS.forEach(journal::ended);
        }
        try (Journal journal = journal(local)) {
            journal.proposed(trials(7, 7));
        }

        assertThat(read(local)).last().isEqualTo(proposed(7, RESULTS.size()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void worksOnOtherFileSystems(boolean synchronises) {
        FileSystem cluster = new ClusterDisk(synchronises);
        for (int session = 0; session < 2; session++) {
            try (Journal journal = journal(cluster)) {
                journal.proposed(trials(1, 2));
                journal.ended(RESULTS.get(0));
                journal.proposed(trials(3, 3));
                assertThat(read(cluster)).last().isEqualTo(proposed(3, session + 1));
            }
        }

        assertThat(read(cluster)).hasSize(8);
        assertThat(directory.toFile().list()).hasSize(synchronises ? 2 : 4);
    }

    @Test
    void aFullDiskIsReportedAndTheTrialsForgotten() {
        FullDisk disk = new FullDisk();
        SegmentedJournalFile file = new SegmentedJournalFile(disk, path(), 0);
        Journal journal = new Journal(path(), file, 0);
        disk.full(true);

        assertThatThrownBy(() -> journal.proposed(trials(1, 2)))
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot write the journal in " + path() + ": No space left on device\n"
                        + "Free some space there, or make it writable, and continue the search with --resume.");

        disk.full(false);
        journal.proposed(trials(3, 3));
        journal.close();
        assertThat(read(disk)).containsExactly(proposed(3, 0));
    }

    private Journal journal(FileSystem fs) {
        return Journal.open(fs, fs.makeQualified(path()));
    }

    private List<JournalEntry> read(FileSystem fs) {
        return JournalReader.read(fs, fs.makeQualified(path()));
    }

    private org.apache.hadoop.fs.Path path() {
        return new org.apache.hadoop.fs.Path(directory.toString());
    }

    private Path file() {
        return directory.resolve("journal.jsonl");
    }

    private static List<Trial> trials(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(SampleTrials::trial).toList();
    }

    private static Proposed proposed(int id, int known) {
        Trial trial = SampleTrials.trial(id);
        return new Proposed(id, trial.point().index(), trial.seed(), 20, "random", known);
    }
}
