package io.sparbiter.driver.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path directory;

    private WholeFile file() {
        return new WholeFile("--out", directory.resolve("a.csv"));
    }

    @Test
    void itAppearsWhenAllIsWritten() {
        file().write(out -> {
            out.append("old");
            assertThat(directory.resolve("a.csv")).doesNotExist();
        });
        file().write(out -> out.append("new"));

        assertThat(directory.resolve("a.csv")).hasContent("new");
        assertThat(directory.toFile().list()).containsExactly("a.csv");
    }

    @Test
    void whatFailsLeavesWhatWasThere() {
        file().write(out -> out.append("old"));

        assertThatThrownBy(() -> file().write(out -> {
                    out.append("half");
                    throw new IOException("no room");
                }))
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot write --out (" + directory.resolve("a.csv")
                        + "): no room\nMake room there, or name a file elsewhere.");
        assertThat(directory.resolve("a.csv")).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("a.csv");
    }

    @Test
    void aLinkThatOthersPutBesideItIsNotWrittenThrough() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        // Its name until it was complete, once.
        Files.createSymbolicLink(directory.resolve(".a.csv.tmp"), precious);
        Files.createSymbolicLink(directory.resolve("a.csv"), precious);

        file().write(out -> out.append("new"));

        assertThat(precious).hasContent("precious");
        assertThat(directory.resolve("a.csv")).hasContent("new").isRegularFile();
    }

    /** Opening a pipe that nobody reads cannot be interrupted. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsWrittenWhereItIs() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        try {
            new WholeFile("--out", pipe).write(out -> out.append("read"));
            assertThat(reader.inputReader().readLine()).isEqualTo("read");
        } finally {
            reader.destroyForcibly();
        }
    }
}
