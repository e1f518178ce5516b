package io.sparbiter.driver.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.screen.LostOutputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedOutputTest {
    private static final long MANY = 10_000_000;

    @TempDir
    Path directory;

    private final StringWriter standard = new StringWriter();

    private NamedOutput named(String path) {
        return new NamedOutput("--out", Path.of(path), new PrintWriter(standard));
    }

    @ParameterizedTest
    @CsvSource({"-, true", "/dev/stdout, true", "/dev/fd/1, true", "./-, false", "/dev/stderr, false"})
    void standardOutputHasSeveralNames(String path, boolean isStandard) {
        assertThat(named(path).isStandardOutput()).isEqualTo(isStandard);
    }

    @Test
    void itIsPrinted() {
        named("-").check();
        named("-").write("a text\n");

        assertThat(standard.toString()).isEqualTo("a text\n");
        assertThat(named("-").words()).isEqualTo("standard output");
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void aFileIsWritten() {
        String file = directory.resolve("a").toString();
        named(file).check();
        named(file).write("a text");

        assertThat(directory.resolve("a")).hasContent("a text");
        assertThat(named(file).words()).isEqualTo(file);
        assertThat(standard.toString()).isEmpty();
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        Path input = Files.writeString(directory.resolve("in.csv"), "1,2\n");
        Path link = Files.createSymbolicLink(directory.resolve("link"), input);

        for (Path out : List.of(input, link, directory.resolve("./in.csv"))) {
            assertThatThrownBy(() -> named(out.toString()).requireOther("--input", input.toString()))
                    .isInstanceOf(ResultsException.class)
                    .hasMessage("Cannot write --out (" + out
                            + "): it is --input, which would be lost.\nName another file.");
        }
        named("-").requireOther("--input", "-");
        named(directory.resolve("out.csv").toString()).requireOther("--input", input.toString());
        named(input.toString()).requireOther("--input", "-");
    }

    /** As that of {@code predict | head}. */
    @Test
    void nothingIsComputedForAReaderThatHasGone() {
        var closed = new PrintWriter(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                false,
                StandardCharsets.UTF_8);
        var lines = new AtomicLong();

        assertThatThrownBy(() -> new NamedOutput("--out", Path.of("-"), closed).write(out -> {
                    while (lines.incrementAndGet() < MANY) {
                        out.append("a line\n");
                    }
                }))
                .isInstanceOf(LostOutputException.class);
        assertThat(lines.get()).isLessThan(MANY / 100);
    }
}
