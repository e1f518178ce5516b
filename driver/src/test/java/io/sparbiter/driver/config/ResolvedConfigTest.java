package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolvedConfigTest {
    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "strategy: {type: grid, order: random}\nseed: 7\n",
                "strategy: {type: bayesian, acquisition: lcb, design: 5}\n",
                "strategy: {type: tpe, design: 7}\n",
                "strategy: {type: evolution, population: 6, tournament: 3}\n",
                "strategy: {type: genetic, population: 8}\nobjective: val_loss\n",
                "pruner: asha\n",
                "pruner: {type: asha, min_epochs: 1, reduction_factor: 4, brackets: 2}\n",
                "pruner: {type: hyperband, min_epochs: 2}\nstrategy: genetic\n",
                "pruner: {type: promotion, rung_factor: 2, share: 3, keep: 7}\n",
                "pruner: {type: median, startup_trials: 9, warmup_epochs: 0}\n",
                "budget: {trials: 3, max_time: PT1.5S, target_score: 0.5, parallelism: 1}\n",
                "budget: {min_gain: 1e-4}\n",
                "budget: {max_time: 1d2h3m4s}\ndata: {source: 'a: #b', noise: 1e-9}\n",
                "start: [{dense_1_units: 64, rate: 0.1, optimizer: nadam}]\n"
            })
    void readAgainTheResolvedFormGivesAnEqualConfiguration(String text) {
        SearchConfig config = files.readWithSpace(text);

        assertThat(files.read(config.resolved().yaml())).isEqualTo(config);
    }

    @Test
    void axesKeepTheirTypesAndOrder() {
        SearchConfig config = files.read(
                "space: {b: [1, 2], a: [1.0, 2.0], d: ['1', 'on', '~'], c: {min: 1e-5, max: 0.1, count: 7, scale: log}}\n");

        assertThat(files.read(config.resolved().yaml()).space()).isEqualTo(config.space());
    }

    @Test
    void everySettingIsWrittenInTheOrderOfTheDocumentation() {
        assertThat(files.readWithSpace("start: [{dense_1_units: 64, rate: 0.1, optimizer: nadam}]\n")
                        .resolved()
                        .yaml())
                .isEqualTo("""
                        space:
                          dense_1_units: [64, 128]
                          rate: [0.1, 0.2]
                          optimizer: [adam, nadam]
                        data:
                          source: mnist
                          train: 54000
                          validation: 6000
                          test: 10000
                          validate_on: 6000
                          noise: 0.0
                          seed: 1
                        network:
                          l1: 1.0E-5
                          l2: 1.0E-4
                          dropout: 0.3
                          batch_norm:
                            momentum: 0.9
                            epsilon: 0.001
                        training:
                          epochs: 20
                          batch: 128
                          learning_rate: 0.001
                          class_weights: true
                          threads: 1
                          tf32: false
                          early_stopping:
                            patience: 10
                            min_delta: 0.0
                          plateau:
                            patience: 4
                            factor: 0.1
                            min_delta: 1.0E-4
                            cooldown: 0
                            min_learning_rate: 0.0
                        strategy:
                          type: bayesian
                          acquisition: ei
                          design: 6
                          cost: aware
                        pruner:
                          type: promotion
                          min_epochs: 3
                          rung_factor: 3
                          share: 2
                          keep: 30
                        objective:
                          metric: val_accuracy
                          direction: maximize
                        budget:
                          trials: null
                          max_time: null
                          target_score: null
                          patience: null
                          min_gain: null
                          parallelism: null
                          trial_timeout: null
                          failures:
                            in_a_row: null
                            in_all: null
                        checkpoint:
                          directory: null
                          keep: 0
                        start:
                        - dense_1_units: 64
                          rate: 0.1
                          optimizer: nadam
                        seed: null
                        """);
    }

    @Test
    void settingsAreFlatAndSorted() {
        assertThat(files.readWithSpace("").resolved().settings())
                .containsEntry("training.plateau.factor", "0.1")
                .containsEntry("strategy.type", "bayesian")
                .containsEntry("space", "[dense_1_units, rate, optimizer]")
                .containsEntry("space.rate", "[0.1, 0.2]")
                .containsEntry("start", "[]")
                .containsEntry("seed", "null");
    }

    @Test
    void theHashDoesNotChangeByAccident() {
        assertThat(files.readWithSpace("seed: 7\n").hash()).isEqualTo("2b30eedffb0e3536");
    }

    @Test
    void aSearchGoesOnWithWhatWasTheDefaultWhenItBegan() {
        SearchConfig begun = files.readWithSpace(
                "seed: 7\npruner: asha\nstrategy: {type: bayesian, acquisition: lcb, design: 10}\n");

        assertThat(files.readWithSpace("seed: 7\n").withDefaultsOf(begun)).isEqualTo(begun);
        assertThat(begun.hash()).isEqualTo("c52749233f3c0df6");
        SearchConfig other = files.readWithSpace("strategy: random\npruner: median\n");
        assertThat(other.withDefaultsOf(begun)).isEqualTo(other);
    }

    @Test
    void aBoundCannotBeDividedByACost() {
        assertThatThrownBy(() -> files.readWithSpace("strategy: {type: bayesian, acquisition: lcb, cost: aware}\n"))
                .hasMessageContaining("must be ignore with strategy.acquisition: lcb");
        assertThatThrownBy(() ->
                        files.readWithSpace("strategy: {type: bayesian, acquisition: ei-per-second, cost: ignore}\n"))
                .hasMessageContaining("must be aware with strategy.acquisition: ei-per-second");
    }

    @Test
    void budgetsMayDiffer() {
        SearchConfig small = files.readWithSpace("budget: {trials: 3, parallelism: 1}\n");
        SearchConfig large = files.readWithSpace(
                "budget: {trials: 300, max_time: 8h, target_score: 0.9, patience: 40, min_gain: 0.001, trial_timeout: 1h, failures: 9}\n");

        assertThat(small.differences(large)).isEmpty();
        assertThat(small.hash()).isEqualTo(large.hash()).hasSize(16);
    }

    @Test
    void checkpointsMayLieElsewhere() {
        SearchConfig here = files.readWithSpace("checkpoint: {directory: none}\n");
        SearchConfig there = files.readWithSpace("checkpoint: {directory: 'hdfs://node/checkpoints'}\n");

        assertThat(here.differences(there)).isEmpty();
        assertThat(here.hash())
                .isEqualTo(there.hash())
                .isEqualTo(files.readWithSpace("").hash());
    }

    @Test
    void aDirectionIsTheSameAsAWordOrAmongLimits() {
        String trial = "trial: {type: command, run: [p, '${args}'], metrics: {loss: %s}}\nspace: {width: [1, 2]}\n";
        var word = new SearchConfigReader().readText(trial.formatted("minimize"), "word");
        var limits = new SearchConfigReader().readText(trial.formatted("{direction: minimize, max: 9}"), "limits");
        assertThat(word.differences(limits)).containsExactly("trial.metrics.loss.max");
        assertThat(limits.differences(word)).containsExactly("trial.metrics.loss.max");
    }

    @Test
    void differencesNameTheSettings() {
        SearchConfig one = files.readWithSpace("seed: 1\nstrategy: grid\ntraining: {epochs: 3}\n");
        SearchConfig other = files.readWithSpace("seed: 2\nstrategy: genetic\n", "space.rate=[0.1]");

        assertThat(one.differences(other))
                .containsExactly(
                        "seed",
                        "space.rate",
                        "strategy.mutation_rate",
                        "strategy.order",
                        "strategy.population",
                        "strategy.type",
                        "training.epochs");
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void aPrunerMakesAnotherSearch() {
        SearchConfig one = files.readWithSpace("pruner: asha\n");
        SearchConfig other = files.readWithSpace("pruner: {type: asha, min_epochs: 4}\n");

        assertThat(one.differences(other)).containsExactly("pruner.min_epochs");
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void theOrderOfTheAxesCounts() {
        SearchConfig one = files.read("space: {a: [1], b: [2]}\n");
        SearchConfig other = files.read("space: {b: [2], a: [1]}\n");

        assertThat(one.differences(other)).containsExactly("space");
    }
}
