package io.sparbiter.worker.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutputTailTest {
    private final OutputTail tail = new OutputTail();

    @Test
    void aShortOutputIsKeptWhole() {
        append("one\ntwo\nthree");
        assertThat(tail.text()).isEqualTo("one\ntwo\nthree");
        assertThat(tail.lines(2)).containsExactly("two", "three");
        assertThat(tail.lines(9)).hasSize(3);
    }

    @Test
    void aFullTailIsStillWhole() {
        append("x".repeat(OutputTail.SIZE - 2) + "\ny");
        assertThat(tail.text()).hasSize(OutputTail.SIZE).startsWith("xx").endsWith("x\ny");
    }

    @Test
    void aLongOutputKeepsItsLastWholeLines() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            append("line " + i + "\n");
            all.append("line ").append(i).append('\n');
        }
        assertThat(tail.text()).startsWith("line ").hasSizeBetween(OutputTail.SIZE - 12, OutputTail.SIZE);
        assertThat(all.toString()).endsWith(tail.text());
        assertThat(tail.lines(1)).containsExactly("line 49999");
    }

    @Test
    void oneWriteLargerThanTheTailKeepsItsEnd() {
        append("a");
        append("é".repeat(OutputTail.SIZE) + "\nend");
        assertThat(tail.text()).isEqualTo("end");
    }

    @Test
    void bytesThatAreNoTextAreKeptAsTheyAre() {
        byte[] binary = new byte[OutputTail.SIZE];
        Arrays.fill(binary, (byte) 0xff);
        tail.append(binary, binary.length);
        tail.append(binary, 1);
        assertThat(tail.bytes()).isEqualTo(binary);
    }

    private void append(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        tail.append(bytes, bytes.length);
    }
}
