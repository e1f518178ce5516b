package io.sparbiter.driver.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainFileTest {
    @TempDir
    Path directory;

    private PlainFile file() {
        return new PlainFile("--summary", directory.resolve("a"));
    }

    @Test
    void itIsReplacedOrGrows() {
        file().check();
        file().write("old\n");
        file().write("one\n");
        file().checkGrowing();
        file().append("two\n");
        assertThat(directory.resolve("a")).hasContent("one\ntwo\n");
        assertThat(directory.toFile().list()).containsExactly("a");
    }

    @Test
    void whatCannotBeWrittenIsRefusedBefore() {
        assertThatThrownBy(new PlainFile("--out", directory)::check)
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot write --out (" + directory
                        + "): it is a folder, or may not be written.\nName a file that you may write.");
        assertThatThrownBy(new PlainFile("--out", directory.resolve("gone/a"))::check)
                .hasMessageContaining("there is no folder " + directory.resolve("gone"));
    }

    @Test
    void aLinkDoesNotGrow() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Files.createSymbolicLink(directory.resolve("a"), precious);

        file().check();
        assertThatThrownBy(file()::checkGrowing)
                .isInstanceOfSatisfying(ResultsException.class, refused -> assertThat(refused.isUsage())
                        .isTrue())
                .hasMessage("Cannot append to --summary (" + directory.resolve("a")
                        + "): it is a link, which others may have put there.\nName the file that it leads to.");
        assertThatThrownBy(() -> file().append("more")).isInstanceOf(ResultsException.class);
        assertThat(precious).hasContent("precious");
    }

    @Test
    void theSystemsOwnLinksAreFollowed() {
        var output = new PlainFile("--summary", Path.of("/dev/null"));
        output.checkGrowing();
        output.append("gone");
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/stdout,       true",
        "/dev/fd/63,        true",
        "/proc/self/fd/1,   true",
        "/dev/../dev/null,  true",
        "/dev/shm/a.html,   false",
        "/device/a,         false",
        "dev/null,          false"
    })
    void devicesAreWhereTheSystemHasThem(String path, boolean isSystems) {
        assertThat(PlainFile.isSystems(Path.of(path))).isEqualTo(isSystems);
    }
}
