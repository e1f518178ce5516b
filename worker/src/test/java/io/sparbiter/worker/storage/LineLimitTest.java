package io.sparbiter.worker.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineLimitTest {
    private static InputStream limited(InputStream bytes) {
        return new LineLimit(bytes, 4);
    }

    private static InputStream limited(String text) {
        return limited(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcd", "abcd\nabcd\n", "abcd\r\nabcd\r\n", "abcd\rabcd", "\n\n\n\n\n\n"})
    void shortLinesPassAsTheyAre(String text) throws IOException {
        assertThat(limited(text).readAllBytes()).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void aLongLineIsRefusedByItsNumber() {
        assertThatThrownBy(() -> limited("abcd\r\n\nabcde").readAllBytes())
                .isInstanceOf(LineLimit.ExceededException.class)
                .hasMessage("line 3 is longer than 4 bytes");
    }

    @Test
    void aLineWithoutAnEndIsRefusedWhenItIsTooLong() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };
        assertThatThrownBy(() -> limited(endless).readAllBytes()).hasMessage("line 1 is longer than 4 bytes");
        assertThatThrownBy(() -> {
                    InputStream oneByOne = limited(endless);
                    while (oneByOne.read() >= 0) {
                        assertThat(oneByOne.markSupported()).isFalse();
                    }
                })
                .hasMessage("line 1 is longer than 4 bytes");
    }
}
