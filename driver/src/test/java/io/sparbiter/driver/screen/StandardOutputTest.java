package io.sparbiter.driver.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    private final StringWriter err = new StringWriter();

    private static OutputStream failing(String words) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(words);
            }
        };
    }

    private int exitCode(OutputStream out, int ofCommand) {
        var standard = new StandardOutput(out);
        var writer = new PrintWriter(standard, true, StandardCharsets.UTF_8);
        writer.println("the answer");
        writer.println("and more");
        return standard.exitCode(ofCommand, new PrintWriter(err));
    }

    @Test
    void whatIsWrittenIsAllThereIs() {
        var out = new ByteArrayOutputStream();

        assertThat(exitCode(out, 0)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("the answer", "and more");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anAnswerThatIsLostIsAFailure() {
        assertThat(exitCode(failing("No space left on device"), 0)).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Cannot write to standard output: No space left on device.",
                        "Make room where it leads to, or send it elsewhere, as by > FILE.");
    }

    @Test
    void aReaderThatHasGoneIsNoneToSpeakOf() {
        assertThat(exitCode(failing("Broken pipe"), 0)).isEqualTo(141);
        assertThat(exitCode(failing("Datenübergabe unterbrochen (broken pipe)"), 0))
                .isEqualTo(141);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aCommandThatFailedHasSaidWhy() {
        assertThat(exitCode(failing("No space left on device"), 2)).isEqualTo(2);
        assertThat(err.toString()).isEmpty();
    }
}
