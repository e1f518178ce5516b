package io.sparbiter.worker.command.process;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();
    private Path file;
    private ReportFile reports;

    @BeforeEach
    void follow() {
        file = directory.resolve("reports");
        reports = new ReportFile(file, new LineSplitter((text, cut) -> lines.add(text)));
    }

    @Test
    void aFileThatIsMissingHasNoLines() throws IOException {
        reports.read();
        reports.finish();
        assertThat(lines).isEmpty();
    }

    @Test
    void completeLinesComeOnce() throws IOException {
        append("1\n2\n");
        reports.read();
        reports.read();
        append("3\n");
        reports.read();
        assertThat(lines).containsExactly("1", "2", "3");
    }

    @Test
    void aTornLineWaitsForItsEnd() throws IOException {
        append("{\"epoch\": 1, ");
        reports.read();
        assertThat(lines).isEmpty();
        append("\"loss\": 2}\n");
        reports.read();
        assertThat(lines).containsExactly("{\"epoch\": 1, \"loss\": 2}");
    }

    @Test
    void aLastLineWithoutEndIsTakenAtTheEndOnly() throws IOException {
        append("1\n2");
        reports.read();
        assertThat(lines).containsExactly("1");
        reports.finish();
        assertThat(lines).containsExactly("1", "2");
    }

    @Test
    void aFileCutShorterIsReadFromItsBeginning() throws IOException {
        append("1\n2\ntorn");
        reports.read();
        Files.writeString(file, "3\n");
        reports.read();
        assertThat(lines).containsExactly("1", "2", "3");
    }

    @Test
    void aFileReplacedIsReadFromItsBeginning() throws IOException {
        append("1\n");
        reports.read();
        Path other = directory.resolve("other");
        Files.writeString(other, "1\n2\n");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        reports.read();
        assertThat(lines).containsExactly("1", "1", "2");
    }

    @Test
    void linesMayBeLongerThanTheBuffer() throws IOException {
        append("x".repeat(50_000) + "\n" + "y".repeat(50_000) + "\n");
        reports.read();
        assertThat(lines).containsExactly("x".repeat(50_000), "y".repeat(50_000));
    }

    @Test
    void whatIsNoFileIsAnError() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(reports::read).isInstanceOf(IOException.class).hasMessageContaining("directory");
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, CREATE, APPEND);
    }
}
