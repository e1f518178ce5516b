package io.sparbiter.driver.results.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.journal.JournalEntry.Attempted;
import io.sparbiter.driver.results.journal.JournalEntry.Continued;
import io.sparbiter.driver.results.journal.JournalEntry.End;
import io.sparbiter.driver.results.journal.JournalEntry.Told;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
    private static final JournalFormat FORMAT = new JournalFormat(NetworkReports.SCHEMA.epochNames());

    /** It may go on. */
    private static final Told PRUNED = told(SampleTrials.everyOutcome().get(1));

    @TempDir
    private Path directory;

    private FileSystem local;

    @BeforeEach
    void open() throws IOException {
        local = FileSystem.newInstance(directory.toUri(), new Configuration());
    }

    private static Told told(TrialResult result) {
        return new Told(result.trial().id(), End.of(result));
    }

    private Path file() {
        return directory.resolve("journal.jsonl");
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file(), String.join("", lines));
    }

    private List<JournalEntry> read() {
        List<JournalEntry> entries = new ArrayList<>();
        JournalReader.read(
                local, local.makeQualified(new org.apache.hadoop.fs.Path(directory.toString())), FORMAT, entries::add);
        return entries;
    }

    private String cure() {
        return "Put the file back from a copy as new as the table. Without one the search cannot be resumed, but its trials"
                + " can be read, and a new search can know them by --warm-start " + directory.getFileName() + ".";
    }

    @Test
    void aDamagedLineIsAnError() throws IOException {
        write("{\"event\":\"attempted\",\"trial\":1,\"attempt\":2}\n", "{\"event\":\"told\"}\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot read line 2 of file:" + file() + ": it has no trial\n" + cure());
    }

    @Test
    void aLineThatIsNotAsItWasWrittenIsAnError() throws IOException {
        String line = FORMAT.line(PRUNED);
        write(FORMAT.line(new Attempted(1, 2)), line.replace("\"score\":0.41", "\"score\":0.91"));

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isFalse())
                .hasMessageMatching("Cannot read line 2 of \\Qfile:" + file()
                        + "\\E: its checksum is [0-9a-f]{8}, and it says [0-9a-f]{8}\n\\Q" + cure() + "\\E");
    }

    @Test
    void linesOfEarlierVersionsMayComeBeforeAndBehind() throws IOException {
        String former = "{\"event\":\"attempted\",\"trial\":1,\"attempt\":2}\n";
        write(former, FORMAT.line(new Attempted(1, 3)), former);

        assertThat(read()).containsExactly(new Attempted(1, 2), new Attempted(1, 3), new Attempted(1, 2));
    }

    /** Its writer could not know whether the first time had reached the store. */
    @Test
    void anEndThatIsWrittenTwiceIsToldOnce() throws IOException {
        String end = FORMAT.line(PRUNED);
        write(end, FORMAT.line(new Attempted(1, 2)), end, FORMAT.line(new Continued(2, 2)), end);

        assertThat(read()).containsExactly(PRUNED, new Attempted(1, 2), new Continued(2, 2));
    }

    @Test
    void aMissingDirectoryHasNoJournal() {
        List<JournalEntry> entries = new ArrayList<>();
        JournalReader.read(local, new org.apache.hadoop.fs.Path(directory.toString(), "gone"), FORMAT, entries::add);

        assertThat(entries).isEmpty();
    }
}
