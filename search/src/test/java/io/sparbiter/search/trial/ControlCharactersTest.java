package io.sparbiter.search.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ControlCharactersTest {
    private static final String RED = (char) 27 + "[31mred";
    private static final String SHOWN_RED = "\\" + "u001b[31mred";

    @Test
    void theyAreShownByTheirNumbers() {
        assertThat(ControlCharacters.shown(RED)).isEqualTo(SHOWN_RED);
        assertThat(ControlCharacters.shown("a\0b" + (char) 0x7f + (char) 0x9b + "c\rd"))
                .isEqualTo("a\\" + "u0000b\\" + "u007f\\" + "u009bc\\" + "u000dd");
    }

    @Test
    void whatIsShownStaysAsItIs() {
        assertThat(ControlCharacters.shown(SHOWN_RED)).isEqualTo(SHOWN_RED);
        assertThat(ControlCharacters.shown("grün – 数\tC:\\x $1\n")).isEqualTo("grün – 数\tC:\\x $1\n");
        assertThat(ControlCharacters.shown("one\r\ntwo")).isEqualTo("one\ntwo");
    }

    @Test
    void noOutcomeHasThem() {
        assertThat(new Outcome.Failed(Outcome.Failure.ERROR, RED, List.of()).message())
                .isEqualTo(SHOWN_RED);
        assertThat(new Outcome.Diverged(RED, List.of()).message()).isEqualTo(SHOWN_RED);
        assertThat(new Outcome.Cancelled(RED).reason()).isEqualTo(SHOWN_RED);
        assertThat(new Outcome.Completed(1, 1, RED, List.of()).reason()).isEqualTo(SHOWN_RED);
        assertThat(new Outcome.Pruned(1, 1, RED, List.of()).reason()).isEqualTo(SHOWN_RED);
        assertThat(new Outcome.Stopped(1, 1, RED, List.of()).reason()).isEqualTo(SHOWN_RED);
    }
}
