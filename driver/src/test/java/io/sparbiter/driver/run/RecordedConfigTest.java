package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.ConfigOverride;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchBeginning;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.network.NetworkReports;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedConfigTest {
    @TempDir
    Path directory;

    private ResultsDirectory results;

    @BeforeEach
    void results() {
        results = Searches.results(directory);
    }

    private SearchDirectory begun(String yaml) {
        results.prepare("s").begin(SearchBeginning.of(yaml, NetworkReports.SCHEMA, "test"));
        return results.open("s");
    }

    @Test
    void whatASearchWasBegunWithIsRead() {
        SearchConfig config = Searches.quick("seed=7", "strategy=tpe", "budget.max_time=1h30m");
        SearchDirectory search = begun(config.resolved().yaml());

        assertThat(RecordedConfig.read(search)).isEqualTo(config);
        assertThat(RecordedConfig.toResume(search)).isEqualTo(config);
        assertThat(RecordedConfig.find(results, "s")).contains(config);
    }

    @Test
    void axesAreCheckedOnlyIfSomethingIsToBeBuilt() {
        SearchDirectory search = begun("space: {conv_1_filter: [1, 2]}");

        assertThat(RecordedConfig.read(search).space().cardinality()).isEqualTo(2);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RecordedConfig.read(search, List.of()))
                .withMessageContaining("conv_1_filter");
    }

    @Test
    void otherSettingsReplaceThoseItWasBegunWith() {
        SearchDirectory search = begun("{space: {conv_1_filters: [1, 2]}, training: {epochs: 3, batch: 16}}");
        var epochs = ConfigOverride.set("training.epochs=5");

        SearchConfig config = RecordedConfig.read(search, List.of(epochs));

        assertThat(NetworkTrialType.of(config, "test").training().epochs()).isEqualTo(5);
        assertThat(NetworkTrialType.of(config, "test").training().batch()).isEqualTo(16);
    }

    @Test
    void whatCannotBeReadIsNotFound() {
        begun("{space: {x: [1, 2]}, network: {l9: 1}}");

        assertThat(RecordedConfig.find(results, "s")).isEmpty();
        assertThat(RecordedConfig.find(results, "other")).isEmpty();
    }

    @Test
    void whatCannotBeReadCannotBeResumed() {
        SearchDirectory search = begun("{space: {x: [1, 2]}, network: {l9: 1}}");

        assertThatExceptionOfType(ResultsException.class)
                .isThrownBy(() -> RecordedConfig.toResume(search))
                .withMessage("Cannot resume search s: its configuration " + search.path()
                        + "/search.yaml is of another version or damaged: search s: network.l9 is not a known key.\n"
                        + "Its trials can still be read.");
    }
}
