package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.GridSearch.Order;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.loop.FailureLimits;
import io.sparbiter.search.prune.PrunerSettings.Hyperband;
import io.sparbiter.search.prune.PrunerSettings.MedianStopping;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.training.TrainingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchConfigReaderTest {
    private static final String EVERY_KEY = """
            space:
              dense_1_units: [64, 256]
              optimizer: [adam, nadam, adadelta]
            data:
              source: hdfs://name/digits
              train: 100
              validation: 50
              test: 0
              validate_on: 40
              noise: 0.01
              seed: -3
              height: 12
              width: 10
              channels: 3
              layout: channels_last
              transposed: true
              first_label: 1
            network:
              l1: 0
              l2: 2e-3
              dropout: 0.0
              batch_norm: {momentum: 0.99, epsilon: 1e-5}
            training:
              epochs: 3
              batch: 1_000
              learning_rate: 1
              class_weights: false
              threads: 2
              tf32: true
              early_stopping: {patience: 5, min_delta: 0.001}
              plateau: {patience: 2, factor: 0.5, min_delta: 0.01, cooldown: 1, min_learning_rate: 1e-6}
            strategy: {type: genetic, population: 12, mutation_rate: 0.2}
            pruner: {type: promotion, min_epochs: 1, rung_factor: 2, share: 3, keep: 4}
            objective: {metric: val_loss, direction: minimize}
            budget:
              {trials: 3, max_time: 1h30m, target_score: 0.05, patience: 9, parallelism: 2, trial_timeout: 30m, failures: {in_a_row: 5, in_all: 9}}
            checkpoint: {directory: hdfs://name/checkpoints, keep: 3}
            start:
              - {optimizer: nadam, dense_1_units: 64}
              - {dense_1_units: 256, optimizer: adam}
            seed: 7
            """;

    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        SearchConfig config = files.read("space: space.yaml\n");

        assertThat(config.space().cardinality()).isEqualTo(8);
        assertThat(NetworkTrialType.of(config, "test").data()).isEqualTo(DataSettings.DEFAULT);
        assertThat(NetworkTrialType.of(config, "test").network()).isEqualTo(NetworkSettings.DEFAULT);
        assertThat(NetworkTrialType.of(config, "test").training()).isEqualTo(TrainingSettings.DEFAULT);
        assertThat(config.strategy()).isEqualTo(Bayesian.DEFAULT);
        assertThat(config.pruner()).isEqualTo(Promotion.DEFAULT);
        assertThat(config.objective()).isEqualTo(NetworkReports.OBJECTIVE);
        assertThat(config.budget())
                .isEqualTo(
                        new Budget(OptionalInt.empty(), Optional.empty(), OptionalDouble.empty(), OptionalInt.empty()));
        assertThat(config.checkpoint()).isEqualTo(CheckpointConfig.DEFAULT);
        assertThat(config.start()).isEmpty();
        assertThat(config.seed()).isEmpty();
    }

    @Test
    void everyKeyIsRead() {
        SearchConfig config = files.read(EVERY_KEY);

        assertThat(config)
                .isEqualTo(new SearchConfig(
                        new Space(List.of(
                                new Axis.IntegerAxis("dense_1_units", List.of(64L, 256L)),
                                new Axis.CategoricalAxis("optimizer", List.of("adam", "nadam", "adadelta")))),
                        new NetworkTrialType(
                                new DataSettings(
                                        "hdfs://name/digits",
                                        100,
                                        50,
                                        0,
                                        40,
                                        0.01,
                                        -3,
                                        new SourceFormat(12, 10, 3, SourceFormat.Layout.CHANNELS_LAST, true, 1)),
                                new NetworkSettings(0, 0.002, 0, 0.99, 1e-5),
                                new TrainingSettings(
                                        3,
                                        1000,
                                        1,
                                        false,
                                        2,
                                        true,
                                        new EarlyStoppingSettings(5, 0.001),
                                        new PlateauSettings(2, 0.5, 0.01, 1, 1e-6))),
                        new GeneticSearch(12, 0.2),
                        new Promotion(1, 2, 3, 4),
                        Objective.of(NetworkReports.VAL_LOSS),
                        new Budget(
                                OptionalInt.of(3),
                                Optional.of(Duration.ofMinutes(90)),
                                OptionalDouble.of(0.05),
                                OptionalInt.of(9),
                                OptionalDouble.empty(),
                                OptionalInt.of(2),
                                Optional.of(Duration.ofMinutes(30)),
                                new FailureLimits(OptionalInt.of(5), OptionalInt.of(9))),
                        new CheckpointConfig(Optional.of("hdfs://name/checkpoints"), 3),
                        List.of(config.space().point(1), config.space().point(3)),
                        OptionalLong.of(7)));
        assertThat(config.start())
                .extracting(Point::index, point -> point.word("optimizer"))
                .containsExactly(tuple(1L, "nadam"), tuple(3L, "adam"));
    }

    @Test
    void everyKeyOfTheFullMappingDiffersFromItsDefault() {
        var full = new HashMap<>(files.read(EVERY_KEY).resolved().settings());
        full.remove("pruner.type"); // the default one, since it has the most options
        full.remove("budget.min_gain"); // not to be had with this strategy
        var defaults = new HashMap<>(
                files.readWithSpace("strategy: genetic\n").resolved().settings());
        defaults.put("strategy.type", "bayesian");
        defaults.remove("pruner.type");
        defaults.remove("budget.min_gain");
        defaults.keySet().removeIf(key -> key.startsWith("space."));

        assertThat(full).containsKeys(defaults.keySet().toArray(String[]::new));
        assertThat(full).allSatisfy((key, value) -> assertThat(value).as(key).isNotEqualTo(defaults.get(key)));
    }

    @Test
    void trialsThatCannotGoOnFromCheckpointsAreWarnedOf() {
        assertThat(files.readWithSpace("").warnings()).isEmpty();
        assertThat(files.readWithSpace("checkpoint: {directory: none}\n").warnings())
                .singleElement()
                .asString()
                .contains("checkpoint.directory: none", "pruner: asha");
        for (String goesOnNowhere : List.of("pruner: asha", "training: {epochs: 3}")) {
            assertThat(files.readWithSpace("checkpoint: {directory: none}\n" + goesOnNowhere + "\n")
                            .warnings())
                    .isEmpty();
        }
    }

    @Test
    void aWordIsAStrategyWithItsDefaults() {
        assertThat(files.readWithSpace("strategy: random\n").strategy()).isEqualTo(new RandomSearch());
        assertThat(files.readWithSpace("strategy: grid\n").strategy()).isEqualTo(new GridSearch(Order.SEQUENTIAL));
        assertThat(files.readWithSpace("strategy: genetic\n").strategy()).isEqualTo(GeneticSearch.DEFAULT);
    }

    @Test
    void aStrategyTakesOptions() {
        assertThat(files.readWithSpace("strategy: {type: grid, order: random}\n")
                        .strategy())
                .isEqualTo(new GridSearch(Order.RANDOM));
    }

    @Test
    void aWordIsAPrunerWithItsDefaults() {
        assertThat(files.readWithSpace("pruner: none\n").pruner()).isEqualTo(new NoPruning());
        assertThat(files.readWithSpace("pruner: asha\n").pruner()).isEqualTo(new SuccessiveHalving(3, 3, 1));
        assertThat(files.readWithSpace("pruner: hyperband\n").pruner()).isEqualTo(new Hyperband(3, 3));
        assertThat(files.readWithSpace("pruner: median\n").pruner()).isEqualTo(new MedianStopping(5, 2));
    }

    @Test
    void aPrunerTakesOptions() {
        assertThat(files.readWithSpace("pruner: {type: hyperband, min_epochs: 1, reduction_factor: 4}\n")
                        .pruner())
                .isEqualTo(new Hyperband(1, 4));
        assertThat(files.readWithSpace("pruner: {type: median, startup_trials: 1, warmup_epochs: 0}\n")
                        .pruner())
                .isEqualTo(new MedianStopping(1, 0));
    }

    @Test
    void aWordIsAnObjectiveInTheMetricsDirection() {
        assertThat(files.readWithSpace("objective: train_loss\n").objective())
                .isEqualTo(Objective.of(NetworkReports.TRAIN_LOSS));
    }

    @Test
    void epochsAreScoredOnTheWholeValidationSetUnlessSaidOtherwise() {
        assertThat(data("data: {validation: 500}\n").validateOn()).isEqualTo(500);
    }

    @Test
    void sectionsMayBeEmptyAndLimitsNull() {
        SearchConfig config = files.readWithSpace("training:\nstart: []\nseed: null\nbudget: {max_time: ~}\n");

        assertThat(NetworkTrialType.of(config, "test").training()).isEqualTo(TrainingSettings.DEFAULT);
        assertThat(config.budget().maxTime()).isEmpty();
        assertThat(config.seed()).isEmpty();
    }

    @Test
    void aRelativeDataFolderStartsAtTheSearchFile() {
        assertThat(data("data: {source: ../digits}\n").source())
                .isEqualTo(folder.resolveSibling("digits").toAbsolutePath().toString());
    }

    @Test
    void absoluteDataFoldersAndUrisStayAsTheyAre() {
        assertThat(data("data: {source: /digits}\n").source()).isEqualTo("/digits");
        assertThat(data("data: {source: 's3a://bucket/train.csv'}\n").source()).isEqualTo("s3a://bucket/train.csv");
        assertThat(data("data: {source: mnist}\n").source()).isEqualTo("mnist");
    }

    @Test
    void theSeedCanBeSetLater() {
        SearchConfig config = files.read("space: space.yaml\n");

        assertThat(config.withSeed(3).seed()).hasValue(3);
        assertThat(config.withSeed(3).trial()).isEqualTo(config.trial());
    }

    @Test
    void axisRulesAreReportedWithTheOtherProblems() {
        files.write("space.yaml", "axes:\n  kernel: [3]\n  rate: [1]\n");
        Path file = files.write("x.yaml", "space: space.yaml\ntraining: {epochs: 0}\n");

        assertThat(files.message(() -> new SearchConfigReader().read(file)))
                .contains("space.yaml:", "x.yaml:2: training.epochs");
    }

    @Test
    void aMissingFileIsNamedWithItsFullPath() {
        var reader = SearchConfigReader.trusting();

        assertThatThrownBy(() -> reader.read(Path.of("no/such.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no/such.yaml: there is no file no/such.yaml.\n    Its full path would be "
                        + Path.of("no/such.yaml").toAbsolutePath() + ".");
    }

    private DataSettings data(String text) {
        return NetworkTrialType.of(files.readWithSpace(text), "test").data();
    }
}
