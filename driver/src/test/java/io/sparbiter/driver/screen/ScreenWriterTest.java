package io.sparbiter.driver.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class ScreenWriterTest {
    private static final String ESC = "\u001b";

    private final StringWriter screen = new StringWriter();
    private final ScreenWriter out = new ScreenWriter(new PrintWriter(screen));

    @Test
    void noControlCharacterGetsThroughWhateverIsCalled() {
        out.println("a\tb" + ESC);
        out.print(ESC.charAt(0));
        out.printf("%s", ESC).append(ESC).append(ESC + ESC, 1, 2);
        out.write(ESC.toCharArray());
        out.write(ESC.charAt(0));
        assertThat(screen.toString()).isEqualToNormalizingNewlines("a\tb\\x1b\n" + "\\x1b".repeat(6));
    }

    @Test
    void aFailureIsToldToWhoAsks() {
        var broken = new ScreenWriter(new PrintWriter(new Broken()));
        broken.print("a");
        assertThat(broken.checkError()).isTrue();
        out.print("a");
        assertThat(out.checkError()).isFalse();
    }

    private static final class Broken extends Writer {
        @Override
        public void write(char[] letters, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
