package io.sparbiter.driver.config.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparbiter.driver.config.ConfigFolder;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import io.sparbiter.search.space.Space;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpaceReaderTest {
    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    static Stream<Arguments> axes() {
        return Stream.of(
                arguments("[3, 5, 7]", new IntegerAxis("a", List.of(3L, 5L, 7L))),
                arguments("[7, -3, +5, 1_000]", new IntegerAxis("a", List.of(7L, -3L, 5L, 1000L))),
                arguments("[0.5, 1, 2e-3]", new RealAxis("a", List.of(0.5, 1.0, 0.002))),
                arguments("[1.0, -0.0]", new RealAxis("a", List.of(1.0, 0.0))),
                arguments("[adam, '3', \"on\"]", new CategoricalAxis("a", List.of("adam", "3", "on"))),
                arguments("{min: 1, max: 7, step: 2}", new IntegerAxis("a", List.of(1L, 3L, 5L, 7L))),
                arguments("{min: 1, max: 8, step: 3}", new IntegerAxis("a", List.of(1L, 4L, 7L))),
                arguments("{min: 4, max: 4, step: 1}", new IntegerAxis("a", List.of(4L))),
                arguments("{min: 0, max: 0.3, step: 0.1}", new RealAxis("a", List.of(0.0, 0.1, 0.2, 0.3))),
                arguments("{min: 0.0, max: 1, count: 5}", new RealAxis("a", List.of(0.0, 0.25, 0.5, 0.75, 1.0))),
                arguments("{min: 0, max: 3, count: 3}", new IntegerAxis("a", List.of(0L, 2L, 3L))),
                arguments(
                        "{min: 0.0001, max: 0.1, count: 4, scale: log}",
                        new RealAxis("a", List.of(0.0001, 0.001, 0.01, 0.1))),
                arguments(
                        "{min: 16, max: 256, count: 5, scale: log}",
                        new IntegerAxis("a", List.of(16L, 32L, 64L, 128L, 256L))),
                // 1, 1.29, 1.67, 2.15, 2.78, 3.59, 4.64, 5.99, 7.74, 10: what rounds to the same integer counts once.
                arguments(
                        "{min: 1, max: 10, count: 10, scale: log}",
                        new IntegerAxis("a", List.of(1L, 2L, 3L, 4L, 5L, 6L, 8L, 10L))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("axes")
    void anAxisHasTheValuesThatAreWritten(String text, Axis expected) {
        Space space = SpaceReader.read(files.write("y.yaml", "axes:\n  a: " + text + "\n"));

        assertThat(space.axes()).containsExactly(expected);
    }

    static Stream<Arguments> problems() {
        String form = "Write it like a: [32, 64] or a: {min: 32, max: 64, step: 8}.";
        String range = "Write it like {min: 1, max: 9, step: 2} or {min: 1, max: 9, count: 5}.";
        return Stream.of(
                arguments(
                        "a: 3",
                        "space.a (3) must be a list of values or a range.",
                        "Write a: [3], or a range: {min: 32, max: 64, step: 8}."),
                arguments("a:", "space.a has no value.", form),
                arguments("a: []", "space.a has no values.", "List at least one or remove the axis."),
                arguments("a: [3, 5, 3]", "space.a repeats the value 3.", "Remove one of the two."),
                arguments("a: [1, 1.0]", "space.a repeats the value 1.0.", "Remove one of the two."),
                arguments("a: [b, b]", "space.a repeats the value b.", "Remove one of the two."),
                arguments(
                        "a: [3, adam]",
                        "space.a mixes numbers and words.",
                        "Put the numbers in quotes if they are words, too."),
                arguments(
                        "a: [adam, no]",
                        "space.a holds no, which YAML takes for true or false.",
                        "Maybe you meant the word \"no\", in quotes."),
                arguments(
                        "a: [1, 010]",
                        "space.a holds 010, which YAML takes for 8, written with base 8.",
                        "Write 10 or 8 for a number, or \"010\", in quotes, for a word."),
                arguments(
                        "a: [2020-01-01]",
                        "space.a holds 2020-01-01, which YAML takes for a date or a number of base 60.",
                        "Maybe you meant the word \"2020-01-01\", in quotes."),
                arguments("a: [b, ~]", "space.a holds an empty value, as its item 2.", "Remove it."),
                arguments("a: [b, ' ']", "space.a holds an empty value, as its item 2.", "Remove it."),
                arguments("a: [1, [2]]", "space.a holds a list.", "List numbers or words."),
                arguments("a: [1, {b: 2}]", "space.a holds a map.", "List numbers or words."),
                arguments(
                        "a: [0.5, .nan]", "space.a (.nan) must be a finite number.", "Change the value or remove it."),
                arguments(
                        "2a: [1]", "space.2a is not a name for an axis.", "Use letters, digits and _, a letter first."),
                arguments("a: {max: 3, step: 1}", "space.a.min is missing.", range),
                arguments("a: {min: 3, step: 1}", "space.a.max is missing.", range),
                arguments(
                        "a: {min: 0, max: 1}",
                        "space.a has no integers but its ends, 0 and 1.",
                        "Write a: [0, 1] for these two, or decimal numbers, min: 0.0."),
                arguments("a: {min: 1, max: 3, step: 1, count: 3}", "space.a has both step and count.", range),
                arguments(
                        "a: {min: 1, max: 3, step: 1, scale: log}",
                        "space.a.scale goes with count, not with step.",
                        range),
                arguments(
                        "a: {min: 4, max: 3, step: 1}",
                        "space.a.min (4) must be at most space.a.max (3).",
                        "Maybe you swapped the two."),
                arguments(
                        "a: {min: 3, max: 3, count: 2}",
                        "space.a.min (3) must be below space.a.max (3).",
                        "Maybe you swapped the two."),
                arguments("a: {min: 1, max: x, step: 1}", "space.a.max (x) must be a number.", range),
                arguments(
                        "a: {min: 1, max: 3, step: 0}",
                        "space.a.step (0) must be more than 0.",
                        "Write a positive number."),
                arguments("a: {min: 1, max: 3, step: }", "space.a.step has no value.", "Write a positive number."),
                arguments(
                        "a: {min: 1, max: 100001, step: 1}",
                        "space.a.step (1) gives more than 100000 values.",
                        "Take a larger step."),
                arguments(
                        "a: {min: 1.0, max: 3, count: 1}",
                        "space.a.count (1) must be from 2 to 100000.",
                        "Write the number of values."),
                arguments(
                        "a: {min: 0, max: 1, count: 5}",
                        "space.a.count (5) is more than the 2 integers from 0 to 1.",
                        "Maybe you meant decimal numbers, min: 0.0."),
                arguments(
                        "a: {min: 0.0, max: 1, count: 5, scale: log}",
                        "space.a.min (0) must be more than 0 on a logarithmic scale.",
                        "Raise it, or maybe you meant scale: linear."),
                arguments(
                        "a: {min: 1, max: 9, count: 5, scale: lgo}",
                        "space.a.scale (lgo) must be one of linear, log.",
                        "Maybe you meant log."),
                arguments(
                        "a: {min: 1, max: 9, stepp: 2, count: 5}",
                        "space.a.stepp is not a known key.",
                        "Maybe you meant space.a.step."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void aWrongAxisIsReportedWithPlaceRuleAndRemedy(String axis, String message, String remedy) {
        assertThat(files.complaintAboutAxes(axis)).isEqualTo("y.yaml:2: " + message + "\n    " + remedy);
    }

    @Test
    void everyWrongValueOfAListIsReportedInItsLine() {
        assertThat(files.complaintAboutAxes("a:\n  - 1\n  - yes\n  -\n  - [2]\n"))
                .isEqualTo("""
                        y.yaml:4: space.a holds yes, which YAML takes for true or false.
                            Maybe you meant the word "yes", in quotes.
                        y.yaml:5: space.a holds an empty value, as its item 3.
                            Remove it.
                        y.yaml:6: space.a holds a list.
                            List numbers or words.""");
    }

    @Test
    void anAxisGivenTwiceIsReported() {
        assertThat(files.complaintAboutAxes("a: [1]\nb: [1]\na: [2]\n"))
                .isEqualTo("y.yaml:4: the key a is already in y.yaml:2.\n    Keep one of the two.");
    }

    @Test
    void axesThatDifferInCaseOnlyAreReported() {
        assertThat(files.complaintAboutAxes("units: [1]\nUnits: [1]\n"))
                .isEqualTo("y.yaml:3: space.Units differs from units in upper and lower case only.\n"
                        + "    Rename one of the two.");
    }

    @Test
    void aSpaceHasAnAxis() {
        assertThat(files.complaintAboutAxes("{}"))
                .isEqualTo("y.yaml:2: space has no axes.\n    Add at least one, such as width: [64, 128].");
    }

    @Test
    void aSpaceHasAtMostAsManyPointsAsALongCounts() {
        String tens = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]\n";
        String axes =
                IntStream.range(0, 19).mapToObj(i -> "a" + i + ": " + tens).reduce("", String::concat);

        assertThat(files.complaintAboutAxes(axes))
                .isEqualTo("y.yaml:2: space has 10000000000000000000 points, more than 2^63 - 1.\n"
                        + "    Use fewer axes or fewer values.");
    }

    @Test
    void aSpaceFileHasTheKeyAxes() {
        Path file = files.write("y.yaml", "units: [1]\n");

        assertThat(files.message(() -> SpaceReader.read(file))).isEqualTo("""
                        y.yaml: axes is missing.
                            Put all axes below a line axes:, indented.""");
    }

    @Test
    void axesAreAMap() {
        Path file = files.write("y.yaml", "axes: [units]\n");

        assertThat(files.message(() -> SpaceReader.read(file)))
                .isEqualTo("y.yaml:1: axes (a list) must be a map of axes.\n    Write name: [values].");
    }

    @Test
    void anEmptySpaceFileIsReported() {
        Path file = files.write("y.yaml", "# nothing\n");

        assertThat(files.message(() -> SpaceReader.read(file)))
                .isEqualTo("y.yaml: a space file is a map with the key axes.\n    Start it with axes:.");
    }

    @Test
    void anAxisHasTheSameNameInAFileOfItsOwnAndInASearchFile() {
        assertThat(files.complaint("space:\n  a: []\n"))
                .isEqualTo(files.complaintAboutAxes("a: []").replace("y.yaml", "x.yaml"));
    }

    @Test
    void anAliasRepeatsAnAxis() {
        Space space = SpaceReader.read(files.write("y.yaml", "axes:\n  a: &filters [32, 64]\n  b: *filters\n"));

        assertThat(space.axes()).extracting(Axis::name, Axis::size).hasSize(2);
        assertThat(space.cardinality()).isEqualTo(4);
    }
}
