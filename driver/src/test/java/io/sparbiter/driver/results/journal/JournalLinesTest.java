package io.sparbiter.driver.results.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalLinesTest {
    @TempDir
    Path directory;

    private final FileSystem fs = new ClusterDisk(false);

    private void write(int number, String text) throws IOException {
        String name = JournalSegments.path(path(), number).getName();
        Files.writeString(directory.resolve(name), text);
    }

    private org.apache.hadoop.fs.Path path() {
        return new org.apache.hadoop.fs.Path(directory.toString());
    }

    private List<String> read(FileSystem from) throws IOException {
        List<String> lines = new ArrayList<>();
        JournalLines.read(
                from,
                JournalSegments.list(from, path()),
                (file, number, line) ->
                        lines.add(file.getName() + ":" + number + ":" + new String(line, StandardCharsets.UTF_8)));
        return lines;
    }

    @Test
    void comeFileByFileWithoutTornOnes() throws IOException {
        write(0, "a\nb\n");
        write(1, "c\ntorn");
        write(2, "");
        write(3, "d\n");

        assertThat(read(fs))
                .containsExactly(
                        "journal.jsonl:1:a",
                        "journal.jsonl:2:b",
                        "journal-000001.jsonl:1:c",
                        "journal-000003.jsonl:1:d");
    }

    @Test
    void aLargeFileAmongSmallOnesKeepsItsPlace() throws IOException {
        String large = "x".repeat(600_000);
        write(0, "a\n");
        write(1, large + "\n" + large + "\n");
        write(2, "b\n");

        assertThat(read(fs))
                .containsExactly(
                        "journal.jsonl:1:a",
                        "journal-000001.jsonl:1:" + large,
                        "journal-000001.jsonl:2:" + large,
                        "journal-000002.jsonl:1:b");
    }

    /** A store may list a file that is being written as shorter than it is. */
    @Test
    void aFileThatIsLongerThanListedIsReadToItsEnd() throws IOException {
        String large = "x".repeat(1_200_000);
        write(0, large + "\nb\n");
        Segment listed = JournalSegments.list(fs, path()).get(0);
        List<Integer> lengths = new ArrayList<>();

        JournalLines.read(
                fs, List.of(new Segment(0, 0, listed.file(), 0)), (file, number, line) -> lengths.add(line.length));

        assertThat(lengths).containsExactly(large.length(), 1);
    }

    /** One that is open at a time would wait for ever. */
    @Test
    void manyFilesAreOpenedSideBySide() throws IOException {
        for (int number = 0; number < SlowStore.AT_ONCE; number++) {
            write(number, number + "\n");
        }

        assertThat(read(new SlowStore())).hasSize(SlowStore.AT_ONCE);
    }
}
