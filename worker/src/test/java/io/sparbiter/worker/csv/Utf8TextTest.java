package io.sparbiter.worker.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8TextTest {
    private static final String TEXT = "größer als €,😀\n".repeat(3000);

    private static InputStream open(byte[] stored) throws IOException {
        return Utf8Text.of(new ByteArrayInputStream(stored));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
    void aByteOrderMarkTellsWhatIsUtf16(String charset) throws IOException {
        byte[] stored = ("\uFEFF" + TEXT).getBytes(Charset.forName(charset));
        assertThat(new String(open(stored).readAllBytes(), UTF_8)).isEqualTo(TEXT);
        InputStream text = open(stored);
        text.skipNBytes(20_000);
        assertThat(text.read()).isEqualTo(TEXT.getBytes(UTF_8)[20_000] & 0xff);
    }

    @Test
    void everythingElseStaysAsItIs() throws IOException {
        for (byte[] stored : new byte[][] {TEXT.getBytes(UTF_8), {}, {-1}, {-1, -1, -2}}) {
            assertThat(open(stored).readAllBytes()).isEqualTo(stored);
        }
    }
}
