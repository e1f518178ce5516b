package io.sparbiter.driver.config.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.ConfigFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFileTest {
    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    /** What is said of a file with these lines after a space in the first. */
    private String complaint(String lines) {
        return files.complaintOfChecked("space: {dense_1_units: [64, 128]}\n" + lines);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max_trials: 50|budget: {trials: 50}",
                "n_trials: 50|budget: {trials: 50}",
                "num_samples: 50|budget: {trials: 50}",
                "timeout: 3600|budget: {max_time: 3600s}",
                "maxExperimentDuration: 1h|budget: {max_time: 1h}",
                "n_jobs: 4|budget: {parallelism: 4}",
                "parallelTrialCount: 3|budget: {parallelism: 3}",
                "trialConcurrency: 3|budget: {parallelism: 3}",
                "maxFailedTrialCount: 3|budget: {failures: {in_all: 3}}",
                "method: bayes|strategy: bayesian",
                "algorithm: {algorithmName: tpe}|strategy: tpe",
                "sampler: optuna.samplers.TPESampler|strategy: tpe",
                "tuner: {name: GridSearch}|strategy: grid",
                "algorithm: random_search|strategy: random",
                "method: hyperband|pruner: hyperband",
                "scheduler: ASHAScheduler|pruner: asha",
                "early_terminate: {type: hyperband, min_iter: 2, eta: 4}"
                        + "|pruner: {type: hyperband, min_epochs: 2, reduction_factor: 4}",
                "earlyStopping: {algorithmName: medianstop}|pruner: median",
                "metric: {name: val_loss, goal: minimize}|objective: {metric: val_loss, direction: minimize}",
                "metric: val_loss|objective: val_loss",
                "direction: max|objective: {direction: maximize}",
                "random_state: 7|seed: 7",
                "epochs: 3|training: {epochs: 3}",
                "batch_size: 32|training: {batch: 32}",
                "lr: 0.01|training: {learning_rate: 0.01}",
                "learning_rate: 0.01|training: {learning_rate: 0.01}",
                "weight_decay: 1e-4|network: {l2: 1e-4}",
                "dropout_rate: 0.5|network: {dropout: 0.5}"
            })
    void aKeyOfAnotherToolIsToldAsItIsWrittenHere(String theirs, String ours) {
        String key = theirs.substring(0, theirs.indexOf(':'));

        assertThat(complaint(theirs + "\n"))
                .isEqualTo("x.yaml:2: " + key + " is not a known key.\n    Write " + ours + " instead.");
        assertThat(files.readChecked("space: {dense_1_units: [64, 128]}\n" + ours + "\n"))
                .as("what was said to write")
                .isNotNull();
    }

    @Test
    void aSectionsKeysAreToldInTheirPlace() {
        assertThat(complaint("""
                        training: {batch_size: 32, num_epochs: 3, dropout: 0.5}
                        budget: {max_trials: 5}
                        """)).isEqualTo("""
                        x.yaml:2: training.batch_size is not a known key.
                            Write batch: 32 instead.
                        x.yaml:2: training.num_epochs is not a known key.
                            Write epochs: 3 instead.
                        x.yaml:2: training.dropout is not a known key.
                            Write network: {dropout: 0.5} beside training: instead.
                        x.yaml:3: budget.max_trials is not a known key.
                            Write trials: 5 instead.""");
    }

    @Test
    void whatBelongsToOneSectionIsOneLine() {
        assertThat(complaint("max_trials: 5\ntimeout: 60\n")).isEqualTo("""
                        x.yaml:2: max_trials is not a known key.
                            Write budget: {trials: 5, max_time: 60s} instead.
                        x.yaml:3: timeout is not a known key.
                            Remove it; budget.max_time is set by another line.""");
    }

    @Test
    void whatIsThereIsAddedTo() {
        assertThat(complaint("budget: {trials: 5}\ntimeout: 60\nmax_trials: 7\n"))
                .isEqualTo("""
                        x.yaml:3: timeout is not a known key.
                            Write max_time: 60s below budget: instead.
                        x.yaml:4: max_trials is not a known key.
                            Remove it; budget.trials is set by another line.""");
    }

    @Test
    void onTheCommandLineItIsAnOption() {
        assertThat(files.complaint("space: space.yaml\n", "lr=0.1")).isEqualTo("""
                        --set lr=0.1: lr is not a known key.
                            Write --set training.learning_rate=0.1 instead.""");
        assertThat(files.complaint("space: space.yaml\n", "training.batch_size=32"))
                .isEqualTo("""
                        --set training.batch_size=32: training.batch_size is not a known key.
                            Write --set training.batch=32 instead.""");
    }

    /** Each message's place may be corrected by what it says. */
    @Test
    void aSweepOfWAndBIsToldLineByLine() {
        assertThat(files.complaintOfChecked("""
                        program: train.py
                        method: bayes
                        run_cap: 30
                        metric: {name: val_loss, goal: minimize}
                        parameters:
                          lr: {distribution: log_uniform_values, min: 1e-5, max: 0.1}
                          units: {values: [64, 128]}
                        """)).isEqualTo("""
                        x.yaml:1: program is not a known key.
                            Write trial: {type: command, run: [python3, train.py, "${args}"], metrics: {val_loss: minimize}} instead.
                        x.yaml:2: method is not a known key.
                            Write strategy: bayesian instead.
                        x.yaml:3: run_cap is not a known key.
                            Write budget: {trials: 30} instead.
                        x.yaml:4: metric is not a known key.
                            Remove it; trial.metrics is set by another line.
                        x.yaml:5: parameters is not a known key.
                            Write space: instead.
                        x.yaml:6: space.lr is written as for W&B (distribution).
                            Write lr: {min: 0.00001, max: 0.1, count: 20, scale: log} instead.
                        x.yaml:7: space.units is written as for another tool (values).
                            Write units: [64, 128] instead.""");

        assertThat(files.readChecked("""
                        trial: {type: command, run: [python3, train.py, "${args}"], metrics: {val_loss: minimize}}
                        strategy: bayesian
                        budget: {trials: 30}
                        space:
                          lr: {min: 0.00001, max: 0.1, count: 20, scale: log}
                          units: [64, 128]
                        """).budget().trials()).hasValue(30);
    }

    @Test
    void anExperimentOfKatibIsToldLineByLine() {
        assertThat(files.complaintOfChecked("""
                        apiVersion: kubeflow.org/v1beta1
                        kind: Experiment
                        spec:
                          objective: {type: maximize, goal: 0.99, objectiveMetricName: val_accuracy}
                          algorithm: {algorithmName: bayesianoptimization}
                          maxTrialCount: 12
                          parameters:
                          - {name: learning_rate, parameterType: double, feasibleSpace: {min: "0.01", max: "0.05"}}
                        """)).isEqualTo("""
                        x.yaml:1: apiVersion is not a known key.
                            Remove it; a search file has nothing of the kind.
                        x.yaml:2: kind is not a known key.
                            Remove it; a search file has nothing of the kind.
                        x.yaml:3: spec is not a known key.
                            Remove the line, and begin the lines below it further left.
                        x.yaml:4: objective.type is not a known key.
                            Write direction: maximize instead.
                        x.yaml:4: objective.goal is not a known key.
                            Write budget: {target_score: 0.99, trials: 12} beside objective: instead.
                        x.yaml:4: objective.objectiveMetricName is not a known key.
                            Write metric: val_accuracy instead.
                        x.yaml:5: algorithm is not a known key.
                            Write strategy: bayesian instead.
                        x.yaml:6: maxTrialCount is not a known key.
                            Remove it; budget.trials is set by another line.
                        x.yaml:7: parameters is not a known key.
                            Write space: instead.
                        x.yaml:8: space has its axes in a list, written as for Katib (parameterType, feasibleSpace).
                            Write learning_rate: {min: 0.01, max: 0.05, count: 20} instead.""");

        assertThat(files.readChecked("""
                        objective: {direction: maximize, metric: val_accuracy}
                        budget: {target_score: 0.99, trials: 12}
                        strategy: bayesian
                        space:
                          learning_rate: {min: 0.01, max: 0.05, count: 20}
                        """).budget().targetScore()).hasValue(0.99);
    }

    @Test
    void aSettingOfNoSectionIsToldSo() {
        assertThat(complaint("budget: {trials: 5, random_seed: 3}\n")).isEqualTo("""
                        x.yaml:2: budget.random_seed is not a known key.
                            Write seed: 3 beside budget: instead.""");
    }

    /** Epochs, say, are searched by the pruner. */
    @Test
    void aSettingIsNoAxis() {
        assertSetting("epochs: [5, 20, 10]", "training: {epochs: 20}");
        assertSetting("num_epochs: {min: 5, max: 25, step: 5}", "training: {epochs: 25}");
        assertSetting("patience: [3, 5]", "training: {early_stopping: {patience: 5}}");
        assertSetting("seed: [1, 2]", "seed: 2");
    }

    private void assertSetting(String axis, String line) {
        String name = axis.substring(0, axis.indexOf(':'));
        assertThat(files.complaintOfChecked("space: {dense_1_units: [64, 128], " + axis + "}\n"))
                .contains("space." + name + " is no axis of this network.\n    Write " + line + " instead");
        assertThat(files.readChecked("space: {dense_1_units: [64, 128]}\n" + line + "\n"))
                .isNotNull();
    }

    @Test
    void anAxisByAnotherNameIsGuessed() {
        assertThat(files.complaintOfChecked("space: {lr: [0.1, 0.2], batch_size: [16]}\n"))
                .contains("space.lr is no axis of this network.\n    Maybe you meant learning_rate; known are ")
                .contains("space.batch_size is no axis of this network.\n    Maybe you meant batch; known are ");
    }

    /** Whoever runs a program names axes as that does. */
    @Test
    void aProgramsOwnNamesAreItsOwn() {
        assertThat(files.readChecked("""
                        trial: {type: command, run: [train, "${args}"], metrics: {loss: minimize}, params: macros}
                        space: {lr: [0.1, 0.2], batch_size: [16]}
                        """).space().cardinality()).isEqualTo(2);
    }
}
