package io.sparbiter.driver.network.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.storage.DataException;
import org.junit.jupiter.api.Test;

class PipedInputTest {
    private static final PipedInput STANDARD = new PipedInput("/tmp/input-1/pipe", "standard input");

    @Test
    void aFileIsItself() {
        PipedInput file = PipedInput.of("images.csv");

        assertThat(file).isEqualTo(new PipedInput("images.csv", "images.csv"));
        var wrong = new DataException("Cannot read images.csv: it is empty.", "Fetch images.csv again.");
        assertThatThrownBy(() -> file.during(() -> {
                    throw wrong;
                }))
                .isSameAs(wrong);
    }

    /** The file that is kept is nobody's to be repaired, and gone when the message is read. */
    @Test
    void standardInputIsCalledSo() {
        assertThat(STANDARD.named("Column 1 of /tmp/input-1/pipe is not read."))
                .isEqualTo("Column 1 of standard input is not read.");
        assertComplaint(
                "it is packed by xz.",
                "Unpack it: xz -d /tmp/input-1/pipe",
                "Write it to a file first. Unpack it: xz -d FILE");
        assertComplaint("line 2 has 3 values.", "Repair or remove the line.", "Repair or remove the line.");
    }

    private static void assertComplaint(String rule, String remedy, String told) {
        assertThatThrownBy(() -> STANDARD.during(() -> {
                    throw new DataException("Cannot read /tmp/input-1/pipe: " + rule, remedy);
                }))
                .hasMessage("Cannot read standard input: " + rule + "\n" + told);
    }
}
