package io.sparbiter.driver.results.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.DyingDisk;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalMergeTest {
    private static final JournalFormat FORMAT = new JournalFormat(NetworkReports.SCHEMA.epochNames());
    /** More operations than a merge has. */
    private static final int NEVER = 1000;

    @TempDir
    Path directory;

    private final FileSystem store = new ClusterDisk(false);

    /** Writes a journal of so many files, whose last line is torn. */
    private Path journal(String name, int files) throws IOException {
        Path journal = Files.createDirectory(directory.resolve(name));
        write(store, journal, 1, files);
        Path last =
                journal.resolve(JournalSegments.path(path(journal), files - 1).getName());
        Files.writeString(last, "{\"event\":\"proposed\",\"tri", StandardOpenOption.APPEND);
        return journal;
    }

    private static void write(FileSystem fs, Path journal, int firstTrial, int batches) {
        try (Journal written = Journal.open(fs, fs.makeQualified(path(journal)), FORMAT, firstTrial - 1)) {
            for (int trial = firstTrial; trial < firstTrial + batches; trial++) {
                written.proposed(1, List.of(SampleTrials.trial(trial)));
                if (trial < firstTrial + batches - 1) {
                    written.ended(SampleTrials.completed(trial, 0.9));
                }
            }
        }
    }

    private static org.apache.hadoop.fs.Path path(Path journal) {
        return new org.apache.hadoop.fs.Path(journal.toString());
    }

    private List<JournalEntry> read(Path journal) {
        List<JournalEntry> entries = new ArrayList<>();
        JournalReader.read(store, path(journal), FORMAT, entries::add);
        return entries;
    }

    private static String[] files(Path journal) {
        return journal.toFile().list();
    }

    @Test
    void manyFilesBecomeOne() throws IOException {
        Path journal = journal("many", 20);
        List<JournalEntry> before = read(journal);

        JournalMerge.run(store, path(journal));

        assertThat(files(journal)).containsExactly("journal-000000-000019.jsonl");
        assertThat(read(journal)).isEqualTo(before).hasSize(39);
    }

    @Test
    void aFewStayAsTheyAre() throws IOException {
        Path journal = journal("few", JournalMerge.FEWEST - 1);

        JournalMerge.run(store, path(journal));

        assertThat(files(journal)).hasSize(JournalMerge.FEWEST - 1);
    }

    @Test
    void aMergedJournalGoesOnAndIsMergedAgain() throws IOException {
        Path journal = journal("again", 16);
        JournalMerge.run(store, path(journal));
        write(store, journal, 17, 16);
        List<JournalEntry> before = read(journal);
        assertThat(files(journal)).hasSize(17).contains("journal-000016.jsonl");

        JournalMerge.run(store, path(journal));

        assertThat(files(journal)).containsExactly("journal-000000-000031.jsonl");
        assertThat(read(journal)).isEqualTo(before);
    }

    @Test
    void whereverItDiesEachLineIsThereOnce() throws IOException {
        boolean died = true;
        int operations = 0;
        while (died && operations < NEVER) {
            Path journal = journal("died-" + operations, 18);
            List<JournalEntry> before = read(journal);

            died = dies(journal, operations);
            assertThat(read(journal)).as("death at operation " + operations).isEqualTo(before);

            assertThat(dies(journal, NEVER)).isFalse();
            assertThat(files(journal)).containsExactly("journal-000000-000017.jsonl");
            assertThat(read(journal)).isEqualTo(before);
            operations++;
        }
        assertThat(operations).isBetween(20, NEVER);
    }

    private static boolean dies(Path journal, int operations) {
        DyingDisk disk = new DyingDisk(operations);
        try {
            JournalMerge.run(disk, path(journal));
        } catch (IOException e) {
            assertThat(disk.isDead()).as(e.toString()).isTrue();
        }
        return disk.isDead();
    }

    @Test
    void aDamagedLineIsNotCopied() throws IOException {
        Path journal = journal("damaged", 16);
        Path file = journal.resolve("journal-000007.jsonl");
        Files.writeString(file, Files.readString(file).replace("0.9", "0.8"));

        assertThatThrownBy(() -> JournalMerge.run(store, path(journal)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a line was not read as it was written: its checksum is ");
        assertThat(files(journal)).hasSize(16);
    }

    /** A copy of a cluster's journal on this machine goes on at its end. */
    @Test
    void aCopyOnThisMachineGoesOnBehindItsLastFile() throws IOException {
        Path journal = journal("copy", 3);
        List<JournalEntry> before = read(journal);

        FileSystem local = FileSystem.newInstance(directory.toUri(), new org.apache.hadoop.conf.Configuration());
        write(local, journal, 4, 2);

        assertThat(files(journal)).hasSize(3);
        assertThat(read(journal))
                .startsWith(before.toArray(JournalEntry[]::new))
                .hasSize(before.size() + 3);
    }
}
