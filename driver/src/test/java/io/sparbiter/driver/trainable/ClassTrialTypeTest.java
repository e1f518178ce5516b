package io.sparbiter.driver.trainable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.ConfigFolder;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.worker.trainable.TrainableSettings;
import io.sparbiter.worker.trial.SetupException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassTrialTypeTest {
    private static final String ALL = """
            space: space.yaml
            trial:
              type: class
              class: com.acme.Outer$Tuned
              epochs: 10
              metrics: {auc: maximize, loss: {direction: minimize, min: 0}}
              settings: {data: /data/x.csv, rate: 1e-3, folds: 5, flag: yes}
              threads: 4
            """;

    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    @Test
    void everySettingIsRead() {
        var settings = new TrainableSettings(
                "com.acme.Outer$Tuned",
                10,
                List.of(
                        Metric.of("auc", Direction.MAXIMIZE),
                        new Metric("loss", Direction.MINIMIZE, 0, Double.POSITIVE_INFINITY)),
                Map.of("data", "/data/x.csv", "rate", "1e-3", "folds", "5", "flag", "yes"),
                4);
        SearchConfig config = read(ALL);
        assertThat(config.trial()).isEqualTo(new ClassTrialType(settings));
        assertThat(config.objective().metric().name()).isEqualTo("auc");
        assertThat(config.trial().limits()).isEqualTo(new Limits(10, 4, 0));
        assertThat(config.reports().metricNames()).containsExactly("auc", "loss");
    }

    @Test
    void theDefaultsAreOneEpochOneThreadAndNoSettings() {
        TrainableSettings settings =
                settings("space: space.yaml\ntrial: {type: class, class: Tuned, metrics: {auc: maximize}}");
        assertThat(settings.epochs()).isOne();
        assertThat(settings.threads()).isOne();
        assertThat(settings.settings()).isEmpty();
    }

    @Test
    void whatIsResolvedIsReadAsEqualAndHasTheSameHash() {
        SearchConfig config = read(ALL);
        SearchConfig again = new SearchConfigReader().readText(config.resolved().yaml(), "recorded");
        assertThat(again).isEqualTo(config);
        assertThat(again.hash()).isEqualTo(config.hash());
    }

    @Test
    void aSettingOfTheClassMakesAnotherSearch() {
        SearchConfig other = read(ALL.replace("folds: 5", "folds: 6"));
        assertThat(read(ALL).differences(other)).containsExactly("trial.settings.folds");
    }

    @Test
    void allProblemsAreTold() {
        assertThat(files.complaint("""
                        space: space.yaml
                        trial:
                          type: class
                          class: com/acme/Tuned
                          epochs: 0
                          metrics: {Score: maximize}
                          settings: {empty: null, data: [1]}
                          thread: 2
                        """))
                .contains(
                        "x.yaml:4: trial.class (com/acme/Tuned) must be the name of a class, as com.acme.Tuned.",
                        "x.yaml:5: trial.epochs (0) must be more than 0.",
                        "x.yaml:6: trial.metrics.Score is a column that every results table has.",
                        "x.yaml:7: trial.settings.empty has no value.",
                        "x.yaml:7: trial.settings.data (a list) must be a word.",
                        "x.yaml:8: trial.thread is not a known key.\n    Maybe you meant trial.threads.");
        assertThat(files.complaint("space: space.yaml\ntrial: class"))
                .contains("trial.class is missing.", "trial.metrics is missing.");
    }

    @Test
    void sectionsOfTheNetworkDoNotBelongToIt() {
        assertThat(files.complaint(ALL + "training: {epochs: 3}"))
                .contains("training belongs to trials of type network, these are of type class.");
    }

    @Test
    void aMissingClassIsSaidBeforeASearch() {
        var trial = read(ALL).trial();
        assertThatThrownBy(trial::check)
                .isInstanceOf(SetupException.class)
                .hasMessageStartingWith("Cannot find class com.acme.Outer$Tuned (trial.class)");
    }

    private TrainableSettings settings(String yaml) {
        return ((ClassTrialType) read(yaml).trial()).settings();
    }

    private SearchConfig read(String yaml) {
        return new SearchConfigReader().read(files.write("x.yaml", yaml));
    }
}
