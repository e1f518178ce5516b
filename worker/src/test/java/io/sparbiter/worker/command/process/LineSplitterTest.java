package io.sparbiter.worker.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final List<String> lines = new ArrayList<>();
    private final List<Boolean> cuts = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter((text, cut) -> {
        lines.add(text);
        cuts.add(cut);
    });

    @Test
    void aLineEndsWithLineFeedReturnOrBoth() {
        feed("a\nb\r\nc\rd\n\ne\n");
        assertThat(lines).containsExactly("a", "b", "c", "d", "", "e");
    }

    @Test
    void piecesMakeOneLineWhereverTheyAreTorn() {
        for (byte value : "grün\r\nblau\r\n".getBytes(UTF_8)) {
            splitter.feed(new byte[] {value}, 1);
        }
        assertThat(lines).containsExactly("grün", "blau");
    }

    @Test
    void aTornLineWaitsForItsEnd() {
        feed("{\"epoch\"");
        assertThat(lines).isEmpty();
        feed(": 1}\n");
        assertThat(lines).containsExactly("{\"epoch\": 1}");
    }

    @Test
    void aLastLineWithoutEndComesAtTheEnd() {
        feed("a\nlast");
        splitter.finish();
        splitter.finish();
        assertThat(lines).containsExactly("a", "last");
    }

    @Test
    void aLineOfExactly64kIsWholeAndALongerOneIsCut() {
        String longest = "x".repeat(LineSplitter.LONGEST);
        feed(longest + "\n" + longest + "yz\nnext\n");
        assertThat(lines).containsExactly(longest, longest, "next");
        assertThat(cuts).containsExactly(false, true, false);
    }

    @Test
    void aTornLongLineIsCutToo() {
        for (int i = 0; i < 3; i++) {
            feed("x".repeat(LineSplitter.LONGEST - 1));
        }
        feed("\nnext\n");
        assertThat(lines).containsExactly("x".repeat(LineSplitter.LONGEST), "next");
        assertThat(cuts).containsExactly(true, false);
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() {
        splitter.feed(new byte[] {'a', (byte) 0xff, 'b', '\n'}, 4);
        assertThat(lines).containsExactly("a\ufffdb");
    }

    @Test
    void aResetForgetsATornLine() {
        feed("torn");
        splitter.reset();
        feed("new\n");
        assertThat(lines).containsExactly("new");
    }

    private void feed(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        splitter.feed(bytes, bytes.length);
    }
}
