package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.GridSearch.Order;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.worker.network.NetworkReports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {
    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    @Test
    void theCommandLineWinsOverTheFileAndTheFileOverTheDefault() {
        SearchConfig config =
                files.readWithSpace("training: {epochs: 5, batch: 16}\n", "training.epochs=3", "data.train=500");

        assertThat(NetworkTrialType.of(config, "test").training().epochs()).isEqualTo(3);
        assertThat(NetworkTrialType.of(config, "test").training().batch()).isEqualTo(16);
        assertThat(NetworkTrialType.of(config, "test").training().threads()).isEqualTo(1);
        assertThat(NetworkTrialType.of(config, "test").data().train()).isEqualTo(500);
    }

    @Test
    void theLastOfTwoWins() {
        assertThat(files.readWithSpace("", "seed=1", "seed=2").seed()).hasValue(2);
    }

    @Test
    void nullTakesALimitAway() {
        SearchConfig config = files.readWithSpace("budget: {trials: 3, max_time: 4m}\n", "budget.max_time=null");

        assertThat(config.budget().maxTime()).isEmpty();
        assertThat(config.budget().trials()).hasValue(3);
    }

    @Test
    void strategiesAndObjectivesAreSetWholeOrByKey() {
        assertThat(files.readWithSpace("strategy: random\n", "strategy=grid").strategy())
                .isEqualTo(new GridSearch(Order.SEQUENTIAL));
        assertThat(files.readWithSpace("strategy: grid\n", "strategy.order=random")
                        .strategy())
                .isEqualTo(new GridSearch(Order.RANDOM));
        assertThat(files.readWithSpace("", "strategy.type=genetic", "strategy.population=8")
                        .strategy())
                .isEqualTo(new GeneticSearch(8, 0.05));
        assertThat(files.readWithSpace("pruner: median\n", "pruner=asha", "pruner.brackets=2")
                        .pruner())
                .isEqualTo(new SuccessiveHalving(3, 3, 2));
        assertThat(files.readWithSpace("", "strategy={type: grid, order: random}")
                        .strategy())
                .isEqualTo(new GridSearch(Order.RANDOM));
        assertThat(files.readWithSpace("objective: val_loss\n", "objective.direction=minimize")
                        .objective()
                        .metric())
                .isEqualTo(NetworkReports.VAL_LOSS);
    }

    @Test
    void anAxisOfTheSpaceFileCanBeReplaced() {
        SearchConfig config = files.readWithSpace("", "space.optimizer=[adam]");

        assertThat(config.space().axes()).contains(new CategoricalAxis("optimizer", List.of("adam")));
        assertThat(config.space().cardinality()).isEqualTo(4);
    }

    @Test
    void pathsOfTheCommandLineStartAtTheWorkingDirectory() {
        assertThat(NetworkTrialType.of(files.readWithSpace("", "data.source=digits"), "test")
                        .data()
                        .source())
                .isEqualTo(Path.of("digits").toAbsolutePath().toString());
        assertThat(files.complaint("", "space=no-such.yaml"))
                .isEqualTo("--set space=no-such.yaml: there is no file no-such.yaml.\n    Its full path would be "
                        + Path.of("no-such.yaml").toAbsolutePath() + ".");
    }

    @Test
    void anOptionSetsTheSettingItStandsFor() {
        Path file = files.write("x.yaml", "space: space.yaml\n");
        var reader = SearchConfigReader.trusting();

        assertThat(reader.read(file, List.of(ConfigOverride.option("--max-time", "budget.max_time", "8h")))
                        .budget()
                        .maxTime())
                .contains(Duration.ofHours(8));
        assertThatThrownBy(() -> reader.read(file, List.of(ConfigOverride.option("--trials", "budget.trials", "0"))))
                .hasMessage("--trials 0: budget.trials (0) must be more than 0.\n"
                        + "    Leave it out for as many as the space has points.");
    }

    @Test
    void anUnknownKeyIsReportedWithTheNearestOne() {
        assertThat(files.complaintWithSpace("", "training.epoch=3"))
                .isEqualTo("--set training.epoch=3: training.epoch is not a known key.\n"
                        + "    Maybe you meant training.epochs.");
        assertThat(files.complaintWithSpace("", "trainnig.epochs=3"))
                .isEqualTo("--set trainnig.epochs=3: trainnig is not a known key.\n    Maybe you meant training.");
    }

    @Test
    void aWrongValueIsReportedAtTheOption() {
        assertThat(files.complaintWithSpace("training: {batch: 3}\n", "training.batch=-3"))
                .isEqualTo("--set training.batch=-3: training.batch (-3) must be more than 0.\n"
                        + "    Maybe you meant 128, the default.");
        assertThat(files.complaintWithSpace("", "data.train="))
                .isEqualTo("--set data.train=: data.train has no value.\n    Maybe you meant 54000, the default.");
    }

    @Test
    void aSettingHasNoSettingsBelowIt() {
        assertThat(files.complaintWithSpace("training: {epochs: 2}\n", "training.epochs.x=3"))
                .isEqualTo("--set training.epochs.x=3: training.epochs (2) has no settings below it.\n"
                        + "    Set training.epochs itself.");
    }

    @Test
    void aValueIsYaml() {
        assertThat(files.complaintWithSpace("", "strategy={type: grid"))
                .isEqualTo("--set strategy={type: grid: this is not YAML: expected ',' or '}', but got <stream end>"
                        + " (column 12).\n    Look for a missing quote, bracket or space after a colon,"
                        + " or a wrong indentation, here or just above.");
    }

    @Test
    void anAssignmentHasAKeyAndAValue() {
        for (String words : List.of("training.epochs", "=3", "training..epochs=3")) {
            assertThatThrownBy(() -> ConfigOverride.set(words))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage("--set " + words
                            + ": this is not of the form key=value.\n    Write it like --set training.epochs=3.");
        }
    }
}
