package io.sparbiter.driver.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalNotesTest {
    private static String said(int columns, String words) {
        var text = new StringWriter();
        new TerminalNotes(new PrintWriter(text), columns).accept(words);
        return text.toString();
    }

    @Test
    void whereNothingIsDrawnItIsALine() {
        assertThat(said(0, "Waiting.")).isEqualTo(String.format("Waiting.%n"));
    }

    @Test
    void onATerminalItReplacesTheLineThatIsDrawnThere() {
        assertThat(said(12, "Waiting.")).isEqualTo(String.format("\rWaiting.   %n"));
        assertThat(said(12, "Cannot.\nGo on.")).isEqualTo(String.format("\rCannot.    \nGo on.%n"));
        assertThat(said(5, "Waiting.")).isEqualTo(String.format("\rWaiting.%n"));
    }
}
