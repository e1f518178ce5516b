package io.sparbiter.driver.results.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSegmentsTest {
    @TempDir
    Path directory;

    private final FileSystem fs = new ClusterDisk(false);

    private org.apache.hadoop.fs.Path path() {
        return new org.apache.hadoop.fs.Path(directory.toString());
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(directory.resolve(name));
        }
    }

    private List<String> list() throws IOException {
        return JournalSegments.list(fs, path()).stream()
                .map(segment -> segment.file().getName())
                .toList();
    }

    @Test
    void areInTheOrderInWhichTheyWereWritten() throws IOException {
        files("journal-000002.jsonl", "journal.jsonl", "journal-1000000.jsonl", "journal-000001.jsonl");

        assertThat(list())
                .containsExactly(
                        "journal.jsonl", "journal-000001.jsonl", "journal-000002.jsonl", "journal-1000000.jsonl");
        assertThat(JournalSegments.next(fs, path())).isEqualTo(1_000_001);
    }

    @Test
    void whatWasMergedIsNotThereTwice() throws IOException {
        files("journal.jsonl", "journal-000001.jsonl", "journal-000001-000002.jsonl", "journal-000003.jsonl");
        assertThat(list()).containsExactly("journal.jsonl", "journal-000001-000002.jsonl", "journal-000003.jsonl");

        files("journal-000000-000003.jsonl", "journal-000004.jsonl");
        assertThat(list()).containsExactly("journal-000000-000003.jsonl", "journal-000004.jsonl");
        assertThat(JournalSegments.all(fs, path())).hasSize(6);
    }

    @Test
    void numbersGoOnBehindWhatWasMerged() throws IOException {
        files("journal-000000-000085.jsonl");

        assertThat(JournalSegments.next(fs, path())).isEqualTo(86);
        assertThat(JournalSegments.path(path(), 86).getName()).isEqualTo("journal-000086.jsonl");
    }

    @Test
    void otherFilesAreNone() throws IOException {
        files("search.yaml", "_journal-000000-000085.jsonl.tmp", "journal-1.json", "journal-12345678901.jsonl");

        assertThat(list()).isEmpty();
        assertThat(JournalSegments.next(fs, path())).isZero();
        assertThat(JournalSegments.list(fs, new org.apache.hadoop.fs.Path(path(), "gone")))
                .isEmpty();
    }
}
