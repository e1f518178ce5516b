package io.sparbiter.driver.results.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.files.FullDisk;
import io.sparbiter.driver.results.files.LostDisk;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.JournalEntry.Attempted;
import io.sparbiter.driver.results.journal.JournalEntry.End;
import io.sparbiter.driver.results.journal.JournalEntry.Proposal;
import io.sparbiter.driver.results.journal.JournalEntry.Proposed;
import io.sparbiter.driver.results.journal.JournalEntry.Told;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final JournalFormat FORMAT = new JournalFormat(NetworkReports.SCHEMA.epochNames());

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
            journal.proposed(2, trials(1, 2));
            journal.ended(RESULTS.get(0));
            journal.proposed(1, trials(3, 3));
            journal.ended(RESULTS.get(5));
        }

        assertThat(read(local))
                .containsExactly(proposed(2, 0, 1, 2), told(RESULTS.get(0)), proposed(1, 1, 3), told(RESULTS.get(5)));
    }

    @Test
    void laterAttemptsAreNotedOnce() {
        TrialStart start = RESULTS.get(0).start().orElseThrow();
        try (Journal journal = journal(local)) {
            journal.proposed(2, trials(1, 2));
            journal.started(start);
            journal.resumed(List.of(SampleTrials.trial(2).withAttempt(4)));
            assertThat(read(local)).containsExactly(proposed(2, 0, 1, 2), new Attempted(2, 4));
            journal.started(attempt(start, 2));
            journal.started(attempt(start, 2));
            journal.started(attempt(start, 3));
        }

        assertThat(read(local))
                .endsWith(new Attempted(2, 4), new Attempted(1, 2), new Attempted(1, 3))
                .hasSize(4);
    }

    private static TrialStart attempt(TrialStart start, int attempt) {
        Placement first = start.placement();
        var placement = new Placement(first.host(), first.executor(), first.gpu(), first.threads(), attempt);
        return new TrialStart(start.trialId(), placement, Facts.NONE, start.startedAt());
    }

    @Test
    void aProposalIsInTheFileWhenTheCallReturns() {
        try (Journal journal = journal(local)) {
            journal.ended(RESULTS.get(0));
            journal.proposed(1, trials(1, 1));

            assertThat(read(local)).hasSize(2);
        }
    }

    @Test
    void aTornLastLineDoesNotCountAndIsNotContinued() throws IOException {
        try (Journal journal = journal(local)) {
            journal.proposed(2, trials(1, 2));
        }
        Files.writeString(file(), "{\"event\":\"proposed\",\"tri", StandardOpenOption.APPEND);
        assertThat(read(local)).containsExactly(proposed(2, 0, 1, 2));

        try (Journal journal = journal(local)) {
            journal.proposed(1, trials(3, 3));
        }
        assertThat(read(local)).containsExactly(proposed(2, 0, 1, 2), proposed(1, 0, 3));
    }

    @Test
    void aTornOnlyLineIsAnEmptyJournal() throws IOException {
        Files.writeString(file(), "{\"event\"");

        assertThat(read(local)).isEmpty();
        journal(local).close();
        assertThat(file()).isEmptyFile();
    }

    @Test
    void continuesToCountTheKnownResults() {
        try (Journal journal = journal(local)) {
            RESULTS.forEach(journal::ended);
        }
        try (Journal journal = Journal.open(local, local.makeQualified(path()), FORMAT, RESULTS.size())) {
            journal.proposed(1, trials(7, 7));
        }

        assertThat(read(local)).last().isEqualTo(proposed(1, RESULTS.size(), 7));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void worksOnOtherFileSystems(boolean synchronises) {
        FileSystem cluster = new ClusterDisk(synchronises);
        for (int session = 0; session < 2; session++) {
            try (Journal journal = Journal.open(cluster, cluster.makeQualified(path()), FORMAT, session)) {
                journal.proposed(2, trials(1, 2));
                journal.ended(RESULTS.get(session));
                journal.proposed(1, trials(3, 3));
                assertThat(read(cluster)).last().isEqualTo(proposed(1, session + 1, 3));
            }
        }

        assertThat(read(cluster)).hasSize(6);
        assertThat(directory.toFile().list()).hasSize(synchronises ? 2 : 4);
    }

    @Test
    void aFullDiskIsReportedAndTheTrialsForgotten() {
        FullDisk disk = new FullDisk();
        SegmentedJournalFile file = new SegmentedJournalFile(disk, path(), 0);
        Journal journal = new Journal(path(), file, FORMAT, 0);
        disk.full(true);

        assertThatThrownBy(() -> journal.proposed(2, trials(1, 2)))
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot write the journal in " + path() + ": No space left on device\n"
                        + "Free some space there, or make it writable, and continue the search with --resume.");

        disk.full(false);
        journal.proposed(1, trials(3, 3));
        journal.close();
        assertThat(read(disk)).containsExactly(proposed(1, 0, 3));
    }

    /** Its streams throw one exception from all that they are asked, as HDFS' do. */
    @Test
    void aStoreThatIsLostIsReportedOnceByItsCause() {
        LostDisk store = new LostDisk();
        Journal journal = new Journal(path(), new SegmentedJournalFile(store, path(), 0), FORMAT, 0);
        journal.proposed(1, trials(1, 1));
        store.lost(true);

        assertThatThrownBy(() -> {
                    try (journal) {
                        journal.proposed(1, trials(2, 2));
                    }
                })
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot write the journal in " + path() + ": " + LostDisk.MESSAGE + "\n"
                        + "Free some space there, or make it writable, and continue the search with --resume.")
                .hasNoSuppressedExceptions();
        assertThat(read(store)).containsExactly(proposed(1, 0, 1));
    }

    /** What the next proposal knew must be told, though it is in doubt whether it was written. */
    @Test
    void whatAStoreMayHaveTakenIsWrittenAgainWhenItIsBack() {
        LostDisk store = new LostDisk();
        Journal journal = new Journal(path(), new SegmentedJournalFile(store, path(), 0), FORMAT, 0);
        journal.proposed(1, trials(1, 1));
        journal.ended(RESULTS.get(0));
        store.lost(true);
        assertThatThrownBy(() -> journal.proposed(1, trials(2, 2))).hasMessageContaining(LostDisk.MESSAGE);

        store.lost(false);
        journal.close();

        assertThat(read(store)).containsExactly(proposed(1, 0, 1), told(RESULTS.get(0)));
    }

    private Journal journal(FileSystem fs) {
        return Journal.open(fs, fs.makeQualified(path()), FORMAT, 0);
    }

    private List<JournalEntry> read(FileSystem fs) {
        List<JournalEntry> entries = new ArrayList<>();
        JournalReader.read(fs, fs.makeQualified(path()), FORMAT, entries::add);
        return entries;
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

    private static Proposed proposed(int asked, int known, int... ids) {
        return new Proposed(
                asked,
                known,
                IntStream.of(ids)
                        .mapToObj(id -> Proposal.of(SampleTrials.trial(id)))
                        .toList());
    }

    private static Told told(TrialResult result) {
        return new Told(result.trial().id(), End.of(result));
    }
}
