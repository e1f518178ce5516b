package io.sparbiter.driver.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
}
