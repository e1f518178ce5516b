package io.sparbiter.driver.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path directory;

    @Test
    void itIsMadeAndTakesFiles() {
        var folder = new OutputFolder(directory.resolve("a/b"));
        folder.create();
        folder.file("c.txt").write(out -> out.append("c"));
        assertThat(directory.resolve("a/b/c.txt")).hasContent("c");
    }

    @Test
    void aLinkToAFolderIsOne() throws IOException {
        Path link =
                Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("there")));
        new OutputFolder(link).create();
        new OutputFolder(link).file("c.txt").write(out -> out.append("c"));
        assertThat(directory.resolve("there/c.txt")).hasContent("c");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> new OutputFolder(file).create())
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith("Cannot make --out (" + file + "): ");
    }

    @Test
    void standardOutputIsNone() {
        assertThatThrownBy(new OutputFolder(Path.of("-"))::create)
                .hasMessage("Cannot write into --out (-): standard output is no folder.\n"
                        + "Name a folder; ./- is one of that name.");
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void aNameThatIsTooLongIsRefusedBefore() {
        Path folder = directory.resolve("a".repeat(300));
        assertThatThrownBy(new OutputFolder(folder)::check)
                .hasMessage("Cannot make --out (" + folder + "): File name too long.\nName another folder.");
    }
}
