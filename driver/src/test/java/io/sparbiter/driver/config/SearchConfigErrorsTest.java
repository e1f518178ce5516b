package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparbiter.driver.config.yaml.ConfigException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SearchConfigErrorsTest {
    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                arguments(
                        "data: {train: 0}",
                        "data.train (0) must be more than 0.",
                        "Maybe you meant 54000, the default."),
                arguments(
                        "data: {validation: 0}",
                        "data.validation (0) must be more than 0.",
                        "Maybe you meant 6000, the default."),
                arguments(
                        "data: {test: -1}",
                        "data.test (-1) must not be negative.",
                        "Maybe you meant 10000, the default."),
                arguments(
                        "data: {validate_on: 6001}",
                        "data.validate_on (6001) must be at most data.validation (6000).",
                        "Maybe you meant 6000, the default."),
                arguments(
                        "data: {validate_on: 0}",
                        "data.validate_on (0) must be more than 0.",
                        "Maybe you meant 6000, the default."),
                arguments(
                        "data: {noise: 1.5}",
                        "data.noise (1.5) must be from 0 to 1.",
                        "Maybe you meant 0, the default."),
                arguments("data: {seed: x}", "data.seed (x) must be an integer.", "Maybe you meant 1, the default."),
                arguments(
                        "data: {seed: 9223372036854775808}",
                        "data.seed (9223372036854775808) must fit in 64 bits.",
                        "Maybe you meant 1, the default."),
                arguments(
                        "data: {source: ''}",
                        "data.source () must not be empty.",
                        "Maybe you meant mnist, the default."),
                arguments(
                        "data: {source: [a]}",
                        "data.source (a list) must be a word.",
                        "Maybe you meant mnist, the default."),
                arguments(
                        "network: {l1: -1e-5}",
                        "network.l1 (-1e-5) must not be negative.",
                        "Maybe you meant 0.00001, the default."),
                arguments(
                        "network: {l2: .inf}",
                        "network.l2 (.inf) must be a finite number.",
                        "Maybe you meant 0.0001, the default."),
                arguments(
                        "network: {l2: 1e999}",
                        "network.l2 (1e999) must be a finite number.",
                        "Maybe you meant 0.0001, the default."),
                arguments(
                        "network: {dropout: 1}",
                        "network.dropout (1) must be at least 0 and below 1.",
                        "Maybe you meant 0.3, the default."),
                arguments(
                        "network: {batch_norm: {momentum: 2}}",
                        "network.batch_norm.momentum (2) must be from 0 to 1.",
                        "Maybe you meant 0.9, the default."),
                arguments(
                        "network: {batch_norm: {epsilon: 0}}",
                        "network.batch_norm.epsilon (0) must be more than 0.",
                        "Maybe you meant 0.001, the default."),
                arguments(
                        "network: {batch_norm: 3}",
                        "network.batch_norm (3) must be a map of settings.",
                        "Write each setting on a line of its own below batch_norm:, indented."),
                arguments(
                        "training: {epochs: 2.5}",
                        "training.epochs (2.5) must be an integer.",
                        "Maybe you meant 20, the default."),
                arguments(
                        "training: {epochs: 3000000000}",
                        "training.epochs (3000000000) must fit in 32 bits.",
                        "Maybe you meant 20, the default."),
                arguments("training: {epochs: }", "training.epochs has no value.", "Maybe you meant 20, the default."),
                arguments(
                        "training: {batch: -3}",
                        "training.batch (-3) must be more than 0.",
                        "Maybe you meant 128, the default."),
                arguments(
                        "training: {batch: 0x20}", "training.batch (0x20) must be an integer.", "Maybe you meant 32."),
                arguments(
                        "training: {learning_rate: 0}",
                        "training.learning_rate (0) must be more than 0.",
                        "Maybe you meant 0.001, the default."),
                arguments(
                        "training: {learning_rate: small}",
                        "training.learning_rate (small) must be a number.",
                        "Maybe you meant 0.001, the default."),
                arguments(
                        "training: {class_weights: balanced}",
                        "training.class_weights (balanced) must be true or false.",
                        "Maybe you meant true, the default."),
                arguments(
                        "training: {threads: 0}",
                        "training.threads (0) must be more than 0.",
                        "Maybe you meant 1, the default."),
                arguments(
                        "training: {early_stopping: {patience: 0}}",
                        "training.early_stopping.patience (0) must be more than 0.",
                        "Maybe you meant 10, the default."),
                arguments(
                        "training: {early_stopping: {min_delta: -1}}",
                        "training.early_stopping.min_delta (-1) must not be negative.",
                        "Maybe you meant 0, the default."),
                arguments(
                        "training: {plateau: {patience: 0}}",
                        "training.plateau.patience (0) must be more than 0.",
                        "Maybe you meant 4, the default."),
                arguments(
                        "training: {plateau: {factor: 1}}",
                        "training.plateau.factor (1) must be above 0 and below 1.",
                        "Maybe you meant 0.1, the default."),
                arguments(
                        "training: {plateau: {min_delta: -1}}",
                        "training.plateau.min_delta (-1) must not be negative.",
                        "Maybe you meant 0.0001, the default."),
                arguments(
                        "training: {plateau: {cooldown: -1}}",
                        "training.plateau.cooldown (-1) must not be negative.",
                        "Maybe you meant 0, the default."),
                arguments(
                        "training: {plateau: {min_learning_rate: -1}}",
                        "training.plateau.min_learning_rate (-1) must not be negative.",
                        "Maybe you meant 0, the default."),
                arguments("seed: 1.5", "seed (1.5) must be an integer.", "Leave it out to have one drawn."));
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                arguments(
                        "strategy: gird",
                        "strategy.type (gird) must be one of random, grid, genetic, bayesian, tpe, evolution.",
                        "Maybe you meant grid."),
                arguments(
                        "strategy: bayes",
                        "strategy.type (bayes) must be one of random, grid, genetic, bayesian, tpe, evolution.",
                        "Maybe you meant bayesian."),
                arguments(
                        "strategy: TPE",
                        "strategy.type (TPE) must be one of random, grid, genetic, bayesian, tpe, evolution.",
                        "Maybe you meant tpe."),
                arguments(
                        "objective: accuracy",
                        "objective.metric (accuracy) must be one of train_loss, val_loss, val_accuracy.",
                        "Maybe you meant val_accuracy."),
                arguments(
                        "strategy: annealing",
                        "strategy.type (annealing) must be one of random, grid, genetic, bayesian, tpe, evolution.",
                        "Add type: bayesian, the default, or another type."),
                arguments(
                        "strategy: {population: 30}",
                        "strategy.type is missing.",
                        "Add type: bayesian, the default, or another type."),
                arguments(
                        "strategy: {type: grid, order: reverse}",
                        "strategy.order (reverse) must be one of sequential, random.",
                        "Maybe you meant sequential, the default."),
                arguments(
                        "strategy: {type: grid, population: 30}",
                        "strategy.population is not a known key.",
                        "Known keys here: order, type."),
                arguments(
                        "strategy: {type: genetic, population: 3}",
                        "strategy.population (3) must be at least 4.",
                        "Maybe you meant 30, the default."),
                arguments(
                        "strategy: {type: genetic, mutation_rate: 2}",
                        "strategy.mutation_rate (2) must be from 0 to 1.",
                        "Maybe you meant 0.05, the default."),
                arguments(
                        "strategy: [grid]",
                        "strategy (a list) must be a map of settings.",
                        "Write each setting on a line of its own below strategy:, indented."),
                arguments(
                        "objective: val_acuracy",
                        "objective.metric (val_acuracy) must be one of train_loss, val_loss, val_accuracy.",
                        "Maybe you meant val_accuracy."),
                arguments(
                        "objective: {direction: minimize}",
                        "objective.direction (minimize) is the wrong direction for val_accuracy.",
                        "Maybe you meant maximize, the default."),
                arguments(
                        "objective: {direction: up}",
                        "objective.direction (up) must be one of maximize, minimize.",
                        "Maybe you meant maximize, the default."),
                arguments(
                        "budget: {trials: 0}",
                        "budget.trials (0) must be more than 0.",
                        "Leave it out for as many as the space has points."),
                arguments(
                        "budget: {parallelism: 0}",
                        "budget.parallelism (0) must be more than 0.",
                        "Leave it out for as many as there are slots."),
                arguments(
                        "budget: {target_score: 98.5}",
                        "budget.target_score (98.5) must be from 0 to 1.",
                        "Write it like 0.985, a fraction, or leave it out."),
                arguments(
                        "budget: {target_score: -1}\nobjective: val_loss",
                        "budget.target_score (-1) must not be negative.",
                        "Write it like 0.05 or leave it out."),
                arguments(
                        "budget: {min_gain: 0}",
                        "budget.min_gain (0) must be more than 0.",
                        "Write it like 0.001, in units of the score, or leave it out."),
                arguments(
                        "budget: {min_gain: 5}",
                        "budget.min_gain (5) must be from 0 to 1.",
                        "Write it like 0.001, in units of the score, or leave it out."),
                arguments(
                        "budget: {min_gain: 0.001}\nstrategy: tpe",
                        "budget.min_gain (0.001) asks what gain is expected, which strategy tpe has no model of.",
                        "Take strategy: bayesian, or leave it out."),
                arguments(
                        "budget: {max_time: 0s}",
                        "budget.max_time (0s) must be more than 0.",
                        "Write it like 90s, 4m, 1h30m or 1d, or leave it out for no limit."),
                arguments(
                        "budget: {max_time: 90}",
                        "budget.max_time (90) must be a time such as 90s, 4m, 1h30m or 1d.",
                        "Write it like 90s, 4m, 1h30m or 1d, or leave it out for no limit."),
                arguments(
                        "budget: {max_time: 40000d}",
                        "budget.max_time (40000d) must be at most 36500d.",
                        "Write it like 90s, 4m, 1h30m or 1d, or leave it out for no limit."),
                arguments(
                        "training: {epoch: 3}",
                        "training.epoch is not a known key.",
                        "Maybe you meant training.epochs."),
                arguments(
                        "pruner: ascha",
                        "pruner.type (ascha) must be one of none, asha, promotion, hyperband, median.",
                        "Maybe you meant asha."),
                arguments(
                        "pruner: {reduction_factor: 3}",
                        "pruner.type is missing.",
                        "Add type: promotion, the default, or another type."),
                arguments(
                        "pruner: {type: asha, min_epochs: 0}",
                        "pruner.min_epochs (0) must be more than 0.",
                        "Maybe you meant 3, the default."),
                arguments(
                        "pruner: {type: hyperband, reduction_factor: 1}",
                        "pruner.reduction_factor (1) must be at least 2.",
                        "Maybe you meant 3, the default."),
                arguments(
                        "pruner: {type: hyperband, brackets: 2}",
                        "pruner.brackets is not a known key.",
                        "Known keys here: min_epochs, reduction_factor, type."),
                arguments(
                        "pruner: {type: median, warmup_epochs: -1}",
                        "pruner.warmup_epochs (-1) must not be negative.",
                        "Maybe you meant 2, the default."),
                arguments(
                        "quux: 1",
                        "quux is not a known key.",
                        "Known keys here: budget, checkpoint, constraints, data, network, objective, pruner, seed, space, start, strategy,"
                                + " training, trial."),
                arguments("trainig: {epochs: 3}", "trainig is not a known key.", "Maybe you meant training."));
    }

    static Stream<Arguments> starts() {
        return Stream.of(
                arguments(
                        "start: adam",
                        "start (adam) must be a list of points.",
                        "Begin each point with a dash, as in - {axis: value, …}."),
                arguments("start: [adam]", "start[0] (adam) must be a map of axes.", "Write it like {axis: value, …}."),
                arguments(
                        "start: [{dense_1_units: 64}]",
                        "start[0] lacks rate, optimizer.",
                        "Give a start point a value on every axis."),
                arguments(
                        "start: [{dense_1_units: 64, rate: 0.1, optimizer: }]",
                        "start[0] lacks optimizer.",
                        "Give a start point a value on every axis."),
                arguments(
                        "start: [{dense_1_units: 65, rate: 0.1, optimizer: adam}]",
                        "start[0].dense_1_units (65) is not on the axis.",
                        "Choose one of 64, 128."),
                arguments(
                        "start: [{dense_1_units: 64, rate: low, optimizer: adam}]",
                        "start[0].rate (low) must be a number.",
                        "Choose one of 0.1, 0.2."),
                arguments(
                        "start: [{dense_1_units: 64, rate: 0.1, optimizer: adam, optimiser: adam}]",
                        "start[0].optimiser is not a known key.",
                        "Maybe you meant start[0].optimizer."),
                arguments(
                        "start: [{dense_1_units: 64, rate: 0.1, optimizer: adam}, "
                                + "{optimizer: adam, dense_1_units: 64, rate: 0.10}]",
                        "start[1] is the same point as start[0].",
                        "Remove one of the two."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"settings", "choices", "starts"})
    void aWrongSettingIsReportedWithPlaceRuleAndRemedy(String text, String message, String remedy) {
        assertThat(files.complaintWithSpace(text)).isEqualTo("x.yaml:2: " + message + "\n    " + remedy);
    }

    @Test
    void everythingWrongIsReportedAtOnceInTheOrderOfTheFiles() {
        files.write("bad.yaml", "axes:\n  units: []\n  kernel: [3, 3]\n");

        assertThat(files.complaint("""
                        seed: x
                        space: bad.yaml
                        training:
                          epoch: 3
                          batch: -3
                        start: adam
                        """)).isEqualTo("""
                        x.yaml:1: seed (x) must be an integer.
                            Leave it out to have one drawn.
                        x.yaml:4: training.epoch is not a known key.
                            Maybe you meant training.epochs.
                        x.yaml:5: training.batch (-3) must be more than 0.
                            Maybe you meant 128, the default.
                        bad.yaml:2: space.units has no values.
                            List at least one or remove the axis.
                        bad.yaml:3: space.kernel repeats the value 3.
                            Remove one of the two.""");
    }

    @Test
    void aSearchNeedsASpace() {
        String expected =
                "x.yaml: space is missing.\n    Name a space file, as in space: space.yaml, or write the axes below it.";

        assertThat(files.complaint("seed: 1\n")).isEqualTo(expected);
        assertThat(files.complaint("")).isEqualTo(expected);
    }

    @Test
    void aSpaceFileThatIsMissingIsReportedWhereItIsNamed() {
        assertThat(files.complaint("seed: 1\nspace: spaces/mnits.yaml\n"))
                .isEqualTo("x.yaml:2: there is no file spaces/mnits.yaml.\n"
                        + "    Its full path would be spaces/mnits.yaml.");
    }

    @Test
    void aSpaceIsAPathOrAMap() {
        assertThat(files.complaint("space: [adam]\n"))
                .isEqualTo("x.yaml:1: space (a list) must be the path of a space file or a map of axes.\n"
                        + "    Write it like space: space.yaml or space: {width: [64, 128]}.");
    }

    @Test
    void aSearchFileIsAMap() {
        assertThat(files.complaint("- space\n"))
                .isEqualTo("x.yaml: a search file is a map of settings.\n    Start with space: and a space file.");
    }

    @Test
    void aProblemCarriesItsPlace() {
        assertThat(catchThrowableOfType(ConfigException.class, () -> files.readWithSpace("\nseed: x"))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place().line()).isEqualTo(3);
                    assertThat(problem.place().source()).endsWith("x.yaml");
                    assertThat(problem.message()).isEqualTo("seed (x) must be an integer.");
                    assertThat(problem.remedy()).isEqualTo("Leave it out to have one drawn.");
                });
    }
}
