package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchBeginning;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.table.ResultsWriter;
import io.sparbiter.driver.results.table.SampleTrials;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.worker.network.NetworkReports;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmStartTest {
    /** The axes of {@link SampleTrials#SPACE} in another order. */
    private static final String AXES =
            "space={optimizer: [adam, nadam, adadelta], dropout: [0.1, 0.25, 0.5], conv_1_filters: [32, 64, 128, 256]}";

    @TempDir
    Path directory;

    private ResultsDirectory results;

    @BeforeEach
    void results() {
        results = Searches.results(directory);
    }

    /** On the data of now. */
    private void write(String search, List<TrialResult> trials) {
        String fingerprint = Searches.quick(AXES).trial().dataFingerprint().orElseThrow();
        write(
                search,
                Searches.quick(AXES),
                trials.stream()
                        .map(trial -> SampleTrials.on(fingerprint, trial))
                        .toList());
    }

    private void write(String search, SearchConfig config, List<TrialResult> trials) {
        results.prepare(search).begin(SearchBeginning.of(config.resolved().yaml(), NetworkReports.SCHEMA, "test"));
        try (ResultsWriter table = results.trials().writer(SampleTrials.context(search), SampleTrials.SPACE)) {
            trials.forEach(table::ended);
        }
    }

    private WarmStart read(String axes, String... searches) {
        return WarmStart.read(results, List.of(searches), Searches.quick(axes));
    }

    @Test
    void trialsComeBackAtTheSameValuesWhateverTheOrderOfTheAxes() {
        write("a", List.of(SampleTrials.completed(1, 0.9), SampleTrials.completed(2, 0.8)));
        WarmStart warm = read(AXES, "a");

        assertThat(warm.warnings()).isEmpty();
        assertThat(warm.results())
                .extracting(TrialResult::outcome)
                .containsExactly(
                        SampleTrials.completed(1, 0.9).outcome(),
                        SampleTrials.completed(2, 0.8).outcome());
        SearchConfig config = Searches.quick(AXES);
        assertThat(warm.results()).extracting(result -> result.trial().point()).allSatisfy(point -> assertThat(
                        config.space().point(point.index()))
                .isEqualTo(point));
        assertThat(warm.results().get(0).trial().point().values())
                .isEqualTo(SampleTrials.trial(1).point().values());
    }

    @Test
    void whatConditionsOrConstraintsExcludeIsLeftOut() {
        write("a", List.of(SampleTrials.completed(1, 0.9), SampleTrials.completed(2, 0.8)));
        var first = SampleTrials.trial(1).point().values();
        WarmStart warm = WarmStart.read(
                results,
                List.of("a"),
                Searches.quick(AXES, "constraints=[\"conv_1_filters != " + first.get("conv_1_filters") + "\"]"));

        assertThat(warm.results())
                .extracting(result -> result.trial().point().values())
                .doesNotContain(first);
        assertThat(warm.warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("left out, since this search's axes lack their values, or its conditions or constraints"
                        + " exclude them."));
    }

    @Test
    void whatTheEndOfASearchCutShortIsNotKnown() {
        write("a", SampleTrials.everyOutcome());

        assertThat(read(AXES, "a").results())
                .extracting(result -> result.outcome().status())
                .containsExactly(Status.COMPLETED, Status.PRUNED, Status.DIVERGED, Status.FAILED);
    }

    @Test
    void ofSeveralTrialsAtAPointTheFirstCounts() {
        write("a", List.of(SampleTrials.completed(1, 0.9)));
        write("b", List.of(SampleTrials.completed(1, 0.95), SampleTrials.completed(2, 0.8)));

        assertThat(read(AXES, "a", "b").results())
                .extracting(TrialResult::outcome)
                .containsExactly(
                        SampleTrials.completed(1, 0.9).outcome(),
                        SampleTrials.completed(2, 0.8).outcome());
    }

    @Test
    void trialsAtOtherValuesAreLeftOutAndCounted() {
        write("a", List.of(SampleTrials.completed(1, 0.9), SampleTrials.completed(2, 0.8)));
        Object left = SampleTrials.trial(1).point().values().get("conv_1_filters");
        WarmStart warm = read(AXES.replace("[32, 64, 128, 256]", "[" + left + "]"), "a");

        assertThat(warm.results()).hasSize(1);
        assertThat(warm.warnings())
                .containsExactly("--warm-start a: 1 of 2 trials left out, since this search's axes lack their values.");
    }

    @Test
    void otherSettingsOfTrainingAreWarnedOf() {
        write("a", List.of(SampleTrials.completed(1, 0.9)));
        SearchConfig config = Searches.quick(AXES, "training.epochs=3", "data.train=100", "strategy=grid");

        assertThat(WarmStart.read(results, List.of("a"), config).warnings())
                .containsExactly(
                        "--warm-start a: its trials had other settings, so their scores may be higher or lower:"
                                + " data.train, training.epochs.");
    }

    @Test
    void otherDataAreWarnedOf() {
        SearchConfig config = Searches.quick(AXES);
        write("a", config, List.of(SampleTrials.completed(1, 0.9)));

        assertThat(read(AXES, "a").warnings())
                .containsExactly("--warm-start a: its trials had other data, so their scores may be higher or lower:"
                        + " data_fingerprint was da7a and is "
                        + config.trial().dataFingerprint().orElseThrow() + ".");
    }

    @Test
    void theSameDataElsewhereAreTheSame() {
        SearchConfig moved = Searches.quick(AXES, "data.source=/no/such/place");
        String fingerprint = Searches.quick(AXES).trial().dataFingerprint().orElseThrow();
        write("a", moved, List.of(SampleTrials.on(fingerprint, SampleTrials.completed(1, 0.9))));
        write("b", moved, List.of(SampleTrials.completed(1, 0.9)));

        assertThat(read(AXES, "a").warnings()).isEmpty();
        assertThat(read(AXES, "b").warnings())
                .containsExactly(
                        "--warm-start b: its trials had other settings, so their scores may be higher or lower:"
                                + " data.source.");
    }

    @Test
    void otherAxesAreRefused() {
        write("a", List.of(SampleTrials.completed(1, 0.9)));

        assertThatThrownBy(() -> read("space={dropout: [1, 2], optimizer: [adam]}", "a"))
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot use --warm-start (a): its axes are "
                        + "{conv_1_filters=integer, dropout=decimal, optimizer=word}, "
                        + "this search's are {dropout=integer, optimizer=word}.\n"
                        + "Name a search over axes of the same names and types.");
    }

    @Test
    void anotherObjectiveIsRefused() {
        write("a", List.of(SampleTrials.completed(1, 0.9)));

        assertThatThrownBy(() -> WarmStart.read(results, List.of("a"), Searches.quick(AXES, "objective=val_loss")))
                .isInstanceOf(ResultsException.class)
                .hasMessage("Cannot use --warm-start (a): its scores are val_accuracy, this search's val_loss.\n"
                        + "Name a search with the same objective.");
    }

    @Test
    void aSearchThatIsNotThereIsRefused() {
        write("a", List.of());

        assertThatThrownBy(() -> read(AXES, "gone"))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("gone")
                .hasMessageEndingWith("It has a.");
    }
}
