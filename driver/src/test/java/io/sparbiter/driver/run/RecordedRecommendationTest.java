package io.sparbiter.driver.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches on a virtual clock: a point's score is a twelfth of its index, and no luck. */
class RecordedRecommendationTest {
    @TempDir
    Path directory;

    private ResultsDirectory results;

    @BeforeEach
    void results() {
        results = Searches.results(directory);
    }

    private List<TrialRow> run(String... settings) {
        SearchConfig config = SimulatedSearches.config(settings);
        SimulatedSearches.run(results, config, 1);
        return results.trials().rowsWithoutHistory("s").rows();
    }

    @Test
    void theBestOfASearchWithoutLuckIsRecommended() {
        List<TrialRow> rows = run("strategy=grid", "pruner=none", "budget.trials=null");

        assertThat(RecordedRecommendation.find(results, "s", rows)).hasValueSatisfying(recommendation -> {
            assertThat(recommendation.recommended().trial()).isEqualTo(12);
            assertThat(recommendation.isBest()).isTrue();
            assertThat(recommendation.best().score()).isEqualTo(11 / 12.0);
            assertThat(recommendation.best().expected()).isBetween(0.7, 11 / 12.0);
        });
    }

    @Test
    void trialsThatEndedEarlyAreComparedByTheirEpochs() {
        List<TrialRow> rows = run(
                "strategy={type: grid, order: random}",
                "pruner={type: median, startup_trials: 8}",
                "training.epochs=9",
                "budget.trials=null");
        List<TrialRow> whole = results.trials().rows("s").rows();

        assertThat(rows).anyMatch(row -> row.status().equals("pruned"));
        assertThat(RecordedRecommendation.find(results, "s", rows))
                .isPresent()
                .isEqualTo(RecordedRecommendation.of(SimulatedSearches.config("training.epochs=9"), whole))
                .as("nobody is taken for trained to the end who was not")
                .isNotEqualTo(RecordedRecommendation.of(SimulatedSearches.config("training.epochs=1"), whole));
    }

    @Test
    void fewTrialsAndALostConfigurationHaveNone() throws Exception {
        assertThat(RecordedRecommendation.find(results, "s", run("pruner=none", "budget.trials=7")))
                .isEmpty();

        List<TrialRow> rows = run("pruner=none", "budget.trials=9");
        assertThat(RecordedRecommendation.find(results, "s", rows)).isPresent();
        Files.delete(directory.resolve("searches/s/search.yaml"));
        assertThat(RecordedRecommendation.find(results, "s", rows)).isEmpty();
    }
}
