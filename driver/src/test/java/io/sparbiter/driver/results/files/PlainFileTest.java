package io.sparbiter.driver.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    void aLinkIsFollowedAndStays() throws IOException {
        Path meant = Files.writeString(directory.resolve("meant"), "old\n");
        Files.createSymbolicLink(directory.resolve("between"), Path.of("meant"));
        Files.createSymbolicLink(directory.resolve("a"), directory.resolve("between"));

        file().check();
        file().write("one\n");
        file().append("two\n");

        assertThat(meant).hasContent("one\ntwo\n").isRegularFile();
        assertThat(directory.resolve("a")).isSymbolicLink();
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("a", "between", "meant");
    }

    @Test
    void whatALinkLeadsToIsMade() throws IOException {
        Files.createSymbolicLink(directory.resolve("a"), Path.of("new"));
        file().check();
        file().write("new");
        assertThat(directory.resolve("new")).hasContent("new");

        Files.delete(directory.resolve("a"));
        Files.createSymbolicLink(directory.resolve("a"), Path.of("gone/new"));
        assertThatThrownBy(file()::check).hasMessageContaining("there is no folder " + directory.resolve("gone"));
    }

    @Test
    void linksInARoundAreRefused() throws IOException {
        Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
        assertThatThrownBy(file()::check)
                .isInstanceOfSatisfying(ResultsException.class, refused -> assertThat(refused.isUsage())
                        .isTrue())
                .hasMessageStartingWith("Cannot follow --summary (" + directory.resolve("a") + "): ")
                .hasMessageEndingWith("\nName the file itself.");
    }

    @Test
    void aNameThatIsTooLongIsRefusedBefore() {
        String name = "a".repeat(300);
        assertThatThrownBy(new PlainFile("--out", directory.resolve(name))::check)
                .isInstanceOf(ResultsException.class)
                .hasMessageEndingWith(name + "): File name too long.\nGive it another name.");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeBehindALinkIsWrittenWhereItIs() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.createSymbolicLink(directory.resolve("a"), pipe);
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        try {
            file().check();
            file().write("read\n");
            assertThat(reader.inputReader().readLine()).isEqualTo("read");
        } finally {
            reader.destroyForcibly();
        }
        assertThat(directory.resolve("a")).isSymbolicLink();
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void theSystemsOwnLinksAreFollowed() {
        var output = new PlainFile("--summary", Path.of("/dev/null"));
        output.check();
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
