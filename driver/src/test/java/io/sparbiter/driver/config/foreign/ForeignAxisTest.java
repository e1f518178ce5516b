package io.sparbiter.driver.config.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparbiter.driver.config.ConfigFolder;
import io.sparbiter.driver.config.space.SpaceReader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignAxisTest {
    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    static Stream<Arguments> maps() {
        return Stream.of(
                of(
                        "{distribution: log_uniform_values, min: 1e-5, max: 0.1}",
                        "W&B (distribution)",
                        log("0.00001", "0.1")),
                of("{distribution: uniform, min: 0, max: 1}", "W&B (distribution)", "{min: 0.0, max: 1.0, count: 20}"),
                of("{distribution: int_uniform, min: 1, max: 9}", "W&B (distribution)", "{min: 1, max: 9, step: 1}"),
                of(
                        "{distribution: q_uniform, min: 0, max: 1, q: 0.1}",
                        "W&B (distribution, q)",
                        "{min: 0.0, max: 1.0, step: 0.1}"),
                of("{distribution: log_uniform, min: -7, max: 0}", "W&B (distribution)", log("0.000912", "1.0")),
                of("{distribution: q_uniform, min: 1, max: 9}", "W&B (distribution)", "{min: 1, max: 9, step: 1}"),
                of(
                        "{distribution: q_log_uniform_values, min: 16, max: 128, q: 16}",
                        "W&B (distribution, q)",
                        "[16, 32, 48, 64, 80, 96, 112, 128]"),
                of("{distribution: q_log_uniform, min: 0, max: 2}", "W&B (distribution)", "[1, 2, 3, 4, 5, 6, 7]"),
                of("{distribution: inv_log_uniform, min: 0, max: 7}", "W&B (distribution)", log("0.000912", "1.0")),
                of(
                        "{distribution: inv_log_uniform_values, min: 1e-5, max: 0.1}",
                        "W&B (distribution)",
                        log("0.00001", "0.1")),
                of("{distribution: categorical, values: [a, b]}", "W&B (distribution, values)", "[a, b]"),
                of("{values: [16, 32]}", "another tool (values)", "[16, 32]"),
                of("{value: 16}", "another tool (value)", "[16]"),
                of("{values: [true, false]}", "another tool (values)", "[\"true\", \"false\"]"),
                of("{values: ['16', b c]}", "another tool (values)", "['16', b c]"),
                of(
                        "{parameterType: double, feasibleSpace: {min: \"0.01\", max: \"0.05\"}}",
                        "Katib (parameterType, feasibleSpace)",
                        "{min: 0.01, max: 0.05, count: 20}"),
                of(
                        "{parameterType: double, feasibleSpace: {min: \"0.01\", max: \"0.05\", step: \"0.01\"}}",
                        "Katib (parameterType, feasibleSpace)",
                        "{min: 0.01, max: 0.05, step: 0.01}"),
                of(
                        "{parameterType: double, feasibleSpace: {min: '1e-5', max: '0.1', distribution: logUniform}}",
                        "Katib (parameterType, feasibleSpace)",
                        log("0.00001", "0.1")),
                of(
                        "{parameterType: int, feasibleSpace: {min: '2', max: '5'}}",
                        "Katib (parameterType, feasibleSpace)",
                        "{min: 2, max: 5, step: 1}"),
                of(
                        "{parameterType: categorical, feasibleSpace: {list: [sgd, adam]}}",
                        "Katib (parameterType, feasibleSpace)",
                        "[sgd, adam]"),
                of(
                        "{parameterType: discrete, feasibleSpace: {list: ['16', '32']}}",
                        "Katib (parameterType, feasibleSpace)",
                        "[16, 32]"),
                of("{_type: choice, _value: [16, 32]}", "NNI (_type, _value)", "[16, 32]"),
                of("{_type: loguniform, _value: [0.0001, 0.1]}", "NNI (_type, _value)", log("0.0001", "0.1")),
                of("{_type: uniform, _value: [0, 1]}", "NNI (_type, _value)", "{min: 0.0, max: 1.0, count: 20}"),
                of("{_type: randint, _value: [1, 10]}", "NNI (_type, _value)", "{min: 1, max: 9, step: 1}"),
                of("{_type: quniform, _value: [16, 64, 16]}", "NNI (_type, _value)", "{min: 16, max: 64, step: 16}"),
                of("{grid_search: [1, 2]}", "Ray (grid_search)", "[1, 2]"),
                of("{lower: 1e-4, upper: 0.1, log: true}", "another tool (lower, upper, log)", log("0.0001", "0.1")),
                of(
                        "{lower: 1e-4, upper: 0.1, log: false}",
                        "another tool (lower, upper, log)",
                        "{min: 0.0001, max: 0.1, count: 20}"),
                of(
                        "{type: float, low: 0, high: 1}",
                        "another tool (type, low, high)",
                        "{min: 0.0, max: 1.0, count: 20}"),
                of(
                        "{type: int, low: 8, high: 512, log: true}",
                        "another tool (type, low, high, log)",
                        "{min: 8, max: 512, count: 20, scale: log}"),
                of("{type: categorical, choices: [a, b]}", "another tool (type, choices)", "[a, b]"),
                of(
                        "{minval: 1, maxval: 5000, type: int}",
                        "another tool (minval, maxval, type)",
                        "{min: 1, max: 5000, count: 20}"),
                of("{uniform: [0, 1]}", "another tool (uniform)", "{min: 0.0, max: 1.0, count: 20}"));
    }

    /** Of which some values are likelier than others. */
    static Stream<Arguments> uneven() {
        return Stream.of(
                of(
                        "{distribution: normal, mu: 0.5, sigma: 0.1}",
                        "W&B (distribution, mu, sigma)",
                        "{min: 0.3, max: 0.7, count: 20}"),
                of(
                        "{distribution: q_normal, mu: 64, sigma: 20, q: 8}",
                        "W&B (distribution, mu, sigma, q)",
                        "{min: 24, max: 104, step: 8}"),
                of(
                        "{distribution: q_log_normal, mu: 2, sigma: 0.5, q: 4}",
                        "W&B (distribution, mu, sigma, q)",
                        "[4, 8, 12, 16, 20]"),
                of("{distribution: beta, a: 1, b: 2}", "W&B (distribution)", "{min: 0.0, max: 1.0, count: 20}"),
                of(
                        "{distribution: q_beta, a: 1, b: 2, q: 0.1}",
                        "W&B (distribution, q)",
                        "{min: 0.0, max: 1.0, step: 0.1}"),
                of(
                        "{distribution: categorical_w_probabilities, values: [a, b], probabilities: [0.1, 0.9]}",
                        "W&B (distribution, values, probabilities)",
                        "[a, b]"),
                of("{_type: lognormal, _value: [0, 1]}", "NNI (_type, _value)", log("0.135", "7.39")),
                of("{_type: qnormal, _value: [0, 1, 0.5]}", "NNI (_type, _value)", "{min: -2.0, max: 2.0, step: 0.5}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uneven")
    void whatIsLostIsTold(String axis, String words, String form) {
        assertThat(files.complaintAboutAxes("a: " + axis))
                .isEqualTo("y.yaml:2: space.a is written as for " + words + ".\n    Write a: " + form
                        + " instead; here all values of an axis are as likely.");
        assertThat(SpaceReader.read(files.write("y.yaml", "axes:\n  a: " + form + "\n"))
                        .axes())
                .as("what was said to write")
                .hasSize(1);
    }

    /** An axis has none below it. */
    @Test
    void axesOfAValueAreAxesBeside() {
        assertBelow(
                """
                {_type: choice, _value: [{_name: conv, kernel: {_type: choice, _value: [3, 5]}, \
                drop: {_type: uniform, _value: [0.1, 0.5]}}, {_name: dense, drop: {_type: choice, _value: [0.2]}}]}""",
                "NNI (_type, _value)",
                "Write a: [conv, dense] instead, and write what is below it as axes of their own: ",
                "kernel: [3, 5], drop: {min: 0.1, max: 0.5, count: 20}, dense_drop: [0.2]");
        assertBelow(
                "{parameters: {rate: {distribution: uniform, min: 0, max: 1}, kind: {values: [b, c]}}}",
                "W&B (parameters)",
                "Remove it, and write what is below it as axes of their own: ",
                "rate: {min: 0.0, max: 1.0, count: 20}, kind: [b, c]");
    }

    private void assertBelow(String axis, String words, String remedy, String axes) {
        assertThat(files.complaintAboutAxes("a: " + axis))
                .isEqualTo("y.yaml:2: space.a is written as for " + words + ".\n    " + remedy + axes + ".");
        assertThat(SpaceReader.read(files.write("y.yaml", "axes: {" + axes + "}\n"))
                        .axes())
                .isNotEmpty();
    }

    @Test
    void listsAndMapsAreWordsInQuotes() {
        assertThat(files.complaintAboutAxes("a: {values: [[3, 3], {b: 2}]}"))
                .endsWith("Write a: ['[3, 3]', '{b: 2}'] instead.");
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                of("tune.choice([16, 32])", "Ray (tune.choice)", "[16, 32]"),
                of("tune.loguniform(1e-4, 1e-1)", "Ray (tune.loguniform)", log("0.0001", "0.1")),
                of("tune.uniform(0, 1)", "Ray (tune.uniform)", "{min: 0.0, max: 1.0, count: 20}"),
                of("tune.quniform(0, 1, 0.25)", "Ray (tune.quniform)", "{min: 0.0, max: 1.0, step: 0.25}"),
                of("tune.randint(1, 10)", "Ray (tune.randint)", "{min: 1, max: 9, step: 1}"),
                of("tune.grid_search(['a', 'b'])", "Ray (tune.grid_search)", "['a', 'b']"),
                of("interval(0, 1)", "Hydra (interval)", "{min: 0, max: 1, step: 1}"),
                of("interval(-5.5, 5.0)", "Hydra (interval)", "{min: -5.5, max: 5.0, count: 20}"),
                of("choice(adam, sgd)", "Hydra (choice)", "[adam, sgd]"),
                of("range(1, 5)", "Hydra (range)", "{min: 1, max: 4, step: 1}"),
                of("range(8)", "Hydra (range)", "{min: 0, max: 7, step: 1}"),
                of("range(1, 9, step=2)", "Hydra (range)", "{min: 1, max: 8, step: 2}"),
                of("tag(log, interval(1e-5, 0.1))", "Hydra (tag)", log("0.00001", "0.1")),
                of("int(interval(1, 4))", "Hydra (int)", "{min: 1, max: 4, step: 1}"),
                of("hp.choice('w', [64, 128])", "Hyperopt (hp.choice)", "[64, 128]"),
                of("hp.loguniform('lr', -7, 0)", "Hyperopt (hp.loguniform)", log("0.000912", "1.0")),
                of(
                        "trial.suggest_float('lr', 1e-5, 0.1, log=True)",
                        "Optuna (trial.suggest_float)",
                        log("0.00001", "0.1")),
                of("trial.suggest_int('n', 1, 4)", "Optuna (trial.suggest_int)", "{min: 1, max: 4, step: 1}"));
    }

    private static Arguments of(String axis, String words, String form) {
        return arguments(axis, words, form);
    }

    private static String log(String min, String max) {
        return "{min: " + min + ", max: " + max + ", count: 20, scale: log}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"maps", "calls"})
    void anAxisOfAnotherToolIsToldInOneMessageAsItIsWrittenHere(String axis, String words, String form) {
        String complaint = files.complaintAboutAxes("a: " + axis);

        assertThat(complaint)
                .isEqualTo("y.yaml:2: space.a is written as for " + words + ".\n    Write a: " + form + " instead.");
        assertThat(SpaceReader.read(files.write("y.yaml", "axes:\n  a: " + form + "\n"))
                        .axes())
                .as("what was said to write")
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void inBracesTooWhereTheirCommasSeparateKeys(String axis, String words, String form) {
        if (!axis.contains("[") && !axis.contains("'") && !axis.contains("=")) {
            assertThat(files.message(
                            () -> SpaceReader.read(files.write("y.yaml", "axes: {a: " + axis + ", b: [1]}\n"))))
                    .isEqualTo(
                            "y.yaml:1: space.a is written as for " + words + ".\n    Write a: " + form + " instead.");
        }
    }

    @Test
    void anAxisThatSaysTooLittleIsShownTheForm() {
        assertThat(files.complaintAboutAxes("a: {distribution: uniform}"))
                .isEqualTo("y.yaml:2: space.a is written as for W&B (distribution).\n"
                        + "    Write it like a: [32, 64] or a: {min: 32, max: 64, step: 8}.");
    }

    @Test
    void axesInAListAreToldByTheirNames() {
        assertThat(files.complaint("""
                        space:
                        - {name: lr, parameterType: double, feasibleSpace: {min: "0.01", max: "0.05"}}
                        - {name: width, min: 1, max: 9, step: 2}
                        """)).isEqualTo("""
                        x.yaml:2: space has its axes in a list, written as for Katib (parameterType, feasibleSpace).
                            Write lr: {min: 0.01, max: 0.05, count: 20} instead.
                        x.yaml:3: space has its axes in a list.
                            Write width: {min: 1, max: 9, step: 2} instead.""");
    }

    @Test
    void aFileOfAxesWithoutAHeadingIsReadOn() {
        Path file = files.write("y.yaml", "{\n\t\"a\": {\"_type\": \"choice\",\n\t\t\"_value\": [1, 2]}\n}\n");

        assertThat(files.message(() -> SpaceReader.read(file))).isEqualTo("""
                        y.yaml: axes is missing.
                            Put all axes below a line axes:, indented.
                        y.yaml:2: space.a is written as for NNI (_type, _value).
                            Write a: [1, 2] instead.""");
    }
}
