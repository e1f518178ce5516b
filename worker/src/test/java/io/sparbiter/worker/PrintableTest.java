package io.sparbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatATerminalObeysBecomesVisible() {
        assertThat(Printable.text("PAR1\u001b]0;title\u0007\u001b[31mred\u009b2J\u007f"))
                .isEqualTo("PAR1\\x1b]0;title\\x07\\x1b[31mred\\x9b2J\\x7f");
    }

    @Test
    void whatTurnsTheDirectionBecomesVisible() {
        assertThat(Printable.text("a\u202egnp\u2066")).isEqualTo("a\\u202egnp\\u2066");
    }

    @Test
    void linesStayInATextAndNotInALine() {
        assertThat(Printable.text("one\n\ttwo\rthree")).isEqualTo("one\n\ttwo\\rthree");
        assertThat(Printable.line("one\n\ttwo\rthree")).isEqualTo("one\\n\\ttwo\\rthree");
    }

    @Test
    void aWordOfTheShellsIsOne() {
        assertThat(Printable.word("/data/a-b_c.npy")).isEqualTo("/data/a-b_c.npy");
        assertThat(Printable.word("my pics/tw;o")).isEqualTo("'my pics/tw;o'");
        assertThat(Printable.word("it's $(rm)")).isEqualTo("'it'\\''s $(rm)'");
    }

    @Test
    void lettersOfAllKindsStay() {
        assertThat(Printable.line("Zürich 東京 🙂 28 × 28 …")).isEqualTo("Zürich 東京 🙂 28 × 28 …");
    }
}
