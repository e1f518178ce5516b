package io.sparbiter.driver.results.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineChecksumTest {
    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /** The standard's check value: that of the digits 1 to 9 is e3069283. */
    @Test
    void itIsThatOfTheBytesBeforeIt() {
        assertThat(LineChecksum.of(bytes("123456789"), 9)).isEqualTo(0xe3069283);
        assertThat(LineChecksum.add("{\"event\":\"attempted\"}"))
                .isEqualTo("{\"event\":\"attempted\",\"crc32c\":\"%08x\"}"
                        .formatted(LineChecksum.of(bytes("{\"event\":\"attempted\""), 20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "{\"message\":\"größer, \\\"\\n\"}"})
    void whatIsWrittenIsFoundWhole(String json) {
        assertThatCode(() -> LineChecksum.check(bytes(LineChecksum.add(json)))).doesNotThrowAnyException();
    }

    /** Half of a character, which no encoding has. */
    @Test
    void whatCannotBeEncodedIsFoundWholeToo() {
        String json = "{\"message\":\"half of " + (char) 0xd83d + "\"}";

        assertThatCode(() -> LineChecksum.check(bytes(LineChecksum.add(json)))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"event\":\"told\",\"finished_at\":\"2026-03-01T10:15:30.123456789Z\"}"})
    void aLineWithoutOneIsNotChecked(String line) {
        assertThatCode(() -> LineChecksum.check(bytes(line))).doesNotThrowAnyException();
    }

    @Test
    void anotherDigitIsFound() {
        byte[] line = bytes("{\"score\":0.98,\"crc32c\":\"00000000\"}");

        assertThatThrownBy(() -> LineChecksum.check(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("its checksum is %08x, and it says 00000000"
                        .formatted(LineChecksum.of(bytes("{\"score\":0.98"), 13)));
    }
}
