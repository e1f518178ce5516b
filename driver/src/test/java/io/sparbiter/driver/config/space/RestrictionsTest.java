package io.sparbiter.driver.config.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparbiter.driver.config.ConfigFolder;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.search.space.Constraint;
import io.sparbiter.search.space.Space;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions and constraints, from files to spaces and back. */
class RestrictionsTest {
    private static final String TRIAL = "trial: {type: command, run: [p, \"${args}\"], metrics: {m: maximize}}\n";
    private static final String SPACE = """
            space:
              layers: [1, 2, 3]
              units_1: [32, 64]
              units_2: {values: [16, 32, 64], when: {layers: [2, 3]}}
              optimizer: [adam, sgd]
              momentum: {min: 0.0, max: 0.9, count: 10, when: {optimizer: sgd, layers: 1}}
            """;

    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    private SearchConfig read(String settings) {
        return files.readChecked(TRIAL + settings);
    }

    private String complaint(String settings) {
        return files.complaintOfChecked(TRIAL + settings);
    }

    private static List<String> constraints(SearchConfig config) {
        return config.space().constraints().stream().map(Constraint::text).toList();
    }

    @Test
    void conditionsAreRead() {
        Space space = read(SPACE).space();
        assertThat(space.conditions().keySet()).containsExactly("units_2", "momentum");
        // layers 1: 2 × (1 + 10), layers 2 and 3: 2 × (2 × 3 × 2)
        assertThat(space.size().points()).isEqualTo(2 * 11 + 2 * 12);
        assertThat(space.point(new int[5]).values()).containsOnlyKeys("layers", "units_1", "optimizer");
    }

    @Test
    void constraintsAreRead() {
        SearchConfig config = read(SPACE + "constraints: [\"units_2 <= units_1\", optimizer != 'sgd' or layers > 1]\n");
        assertThat(constraints(config)).containsExactly("units_2 <= units_1", "optimizer != 'sgd' or layers > 1");
        // layers 1: 2, layers 2 and 3: 2 × (2 + 3) × 2
        assertThat(config.space().size().points()).isEqualTo(2 + 20);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        SearchConfig config = read(SPACE + "constraints: [\"units_2 <= units_1\"]\n"
                + "start: [{layers: 1, units_1: 64, optimizer: adam}]\nseed: 1\n");
        SearchConfig again = files.readChecked(config.resolved().yaml());
        assertThat(again).isEqualTo(config);
        assertThat(again.hash()).isEqualTo(config.hash());
        assertThat(config.resolved().yaml()).contains("constraints: [units_2 <= units_1]");
    }

    @Test
    void otherConditionsAndConstraintsAreAnotherSearch() {
        SearchConfig config = read(SPACE + "constraints: [\"units_2 <= units_1\"]\nseed: 1\n");
        assertThat(config.differences(read(SPACE + "seed: 1\n"))).containsExactly("constraints");
        assertThat(config.differences(
                        read(SPACE.replace("[2, 3]}}", "[2]}}") + "constraints: [\"units_2 <= units_1\"]\nseed: 1\n")))
                .containsExactly("space.units_2.when.layers");
    }

    @Test
    void theConstraintsOfASpaceFileCountBesideThoseOfTheSearch() {
        files.write("s.yaml", "axes: {a: [1, 2, 3], b: [1, 2, 3]}\nconstraints: [a <= b]\n");
        assertThat(constraints(read("space: s.yaml\n"))).containsExactly("a <= b");
        assertThat(constraints(read("space: s.yaml\nconstraints: [a + b < 6, a <= b]\n")))
                .containsExactly("a <= b", "a + b < 6");
    }

    @Test
    void anAxisThatIsReplacedOnTheCommandLineLeavesTheConstraints() {
        files.write("s.yaml", "axes: {a: [1, 2, 3], b: [1, 2, 3]}\nconstraints: [a <= b]\n");
        SearchConfig config = files.readChecked(TRIAL + "space: s.yaml\n", "space.a=[2, 3]");
        assertThat(constraints(config)).containsExactly("a <= b");
        assertThat(config.space().size().points()).isEqualTo(3);
    }

    @Test
    void aRangeWithoutStepOrCountIsAFineGrid() {
        Space space =
                read("space: {rate: {min: 0.00001, max: 0.1, scale: log}, share: {min: 0.0, max: 1}, n: {min: 1, max:"
                                + " 300}, m: {min: 1, max: 1000000, scale: log}, k: {min: 0, max: 1000000}}\n")
                        .space();
        assertThat(space.axes().get(0).values()).hasSize(1001);
        assertThat(space.axes().get(0).values().get(0)).isEqualTo(0.00001);
        assertThat(space.axes().get(0).values().get(1)).isEqualTo(0.000010093);
        assertThat(space.axes().get(0).values().get(250)).isEqualTo(0.0001);
        assertThat(space.axes().get(0).values().get(1000)).isEqualTo(0.1);
        assertThat(space.axes().get(1).values().get(123)).isEqualTo(0.123);
        assertThat(space.axes().get(2).values()).hasSize(300);
        assertThat(space.axes().get(3).values().subList(0, 3).toString()).isEqualTo("[1, 2, 3]");
        assertThat(space.axes().get(3).size()).isBetween(700, 1001);
        assertThat(space.axes().get(4).values().get(7)).isEqualTo(7000L);
    }

    static Stream<Arguments> mistakes() {
        String compared =
                "A constraint compares axes, numbers and 'words' by < <= > >= == != and in [..], with + - * / %,"
                        + " min, max, and, or, not.";
        return Stream.of(
                arguments(
                        "space: {a: [1, 2], b: {values: [1], when: {c: 1}}}",
                        "space.b.when.c is no axis of the space.",
                        "Maybe you meant a."),
                arguments(
                        "space: {a: [1, 2], b: {values: [1], when: {a: 3}}}",
                        "space.b.when.a (3) is not on the axis a.",
                        "Choose of 1, 2."),
                arguments(
                        "space: {a: [1, 2], b: {values: [1], when: {a: x}}}",
                        "space.b.when.a (x) must be an integer.",
                        "Choose of 1, 2."),
                arguments(
                        "space: {a: [1, 2], b: {values: [1], when: {a: []}}}",
                        "space.b.when.a has no values.",
                        "List at least one, or remove the condition."),
                arguments(
                        "space: {a: [1, 2], b: {values: [1], when: a}}",
                        "space.b.when (a) must be a map of axes with values.",
                        "Write it like when: {optimizer: [sgd]}, with another axis of the space."),
                arguments(
                        "space: {b: {values: [1], when: {b: 1}}}",
                        "space.b.when depends on b itself.",
                        "Remove one of the conditions."),
                arguments(
                        "space: {a: {values: [1], when: {b: 1}}, b: {values: [1], when: {a: 1}}}",
                        "space.a.when depends on a itself, by way of b.",
                        "Remove one of the conditions."),
                arguments(
                        "space: {a: {values: 1, when: {b: 1}}, b: [1]}",
                        "space.a.values (1) must be a list of values.",
                        "Write values: [1]."),
                arguments(
                        "space: {width: [1, 2]}\nconstraints: [widht < 2]",
                        "constraints (widht < 2) names \"widht\", which is neither an axis nor a fact, at character 1.",
                        "Maybe you meant width."),
                arguments(
                        "space: {width: [1, 2]}\nconstraints: [width < parameters]",
                        "constraints (width < parameters) names \"parameters\", which is neither an axis nor a fact, at character 9.",
                        "There are width; words stand in quotes."),
                arguments(
                        "space: {width: [1, 2]}\nconstraints: [width <]",
                        "constraints (width <) lacks a number, a word or a name before its end, at character 8.",
                        compared),
                arguments(
                        "space: {width: [1, 2]}\nconstraints: width < 2",
                        "constraints (width < 2) must be a list of comparisons.",
                        "List them in quotes, as in constraints: [\"width <= height\"]."),
                arguments(
                        "space: {width: [1, 2]}\nconstraints: [3]",
                        "constraints (3) must each be a comparison.",
                        "List them in quotes, as in constraints: [\"width <= height\"]."),
                arguments(
                        "space: {a: [1, 2], b: [1, 2]}\nconstraints: [a < b, a > 1]",
                        "constraints leave none of 4 points.",
                        "Relax or remove one of them. Alone, a < b leaves 1, a > 1 leaves 2."),
                arguments(
                        "space: {a: [1, 2]}\nconstraints: [a > 1]\nstart: [{a: 1}]",
                        "start[0] is excluded by the constraint a > 1.",
                        "Change the point or remove it."),
                arguments(
                        "space: {a: [1, 2], b: {values: [5], when: {a: 2}}}\nstart: [{a: 1, b: 5}]",
                        "start[0] has b, whose condition (when) it does not meet.",
                        "Remove the value."),
                arguments(
                        "space: {a: [1, 2], b: {values: [5], when: {a: 2}}}\nstart: [{a: 2}]",
                        "start[0] lacks b.",
                        "Give a start point a value on every axis whose condition it meets."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldWithItsRemedy(String settings, String message, String remedy) {
        assertThat(complaint(settings)).endsWith(": " + message + "\n    " + remedy);
    }

    @Test
    void aWordThatIsLeftOutLeavesNoOtherBehind() {
        String run = "trial: {type: command, run: [p, --a, \"${a}\", %s], metrics: {m: maximize}}\n";
        String space = "space: {a: [1, 2], b: {values: [5], when: {a: 2}}}\n";
        assertThat(files.complaintOfChecked(run.formatted("--b, \"${b}\"") + space))
                .endsWith(
                        "space.b has a condition, and where that is not met the word with ${b} is left out of trial.run,"
                                + " but not the one before it.\n    Write both in one word, as in --b=${b}.");
        assertThat(files.readChecked(run.formatted("\"--b=${b}\"") + space)
                        .space()
                        .size()
                        .points())
                .isEqualTo(2);
    }
}
