package io.sparbiter.driver.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.run.Searches;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartWarningsTest {
    private static final Candidate CANDIDATE = new Candidate(new Point(0, Map.of("x", 0L)), "random");

    private final List<String> told = new ArrayList<>();

    private StartWarnings warnings(int slots, String... settings) {
        return new StartWarnings(Searches.quick(settings), slots, told::add);
    }

    private static void start(StartWarnings warnings, int trial, String host, String gpu) {
        var facts = NetworkReports.facts(1, "f", "nd4j-native 1.0.0-M2.1");
        warnings.started(new TrialStart(trial, new Placement(host, "0", gpu, 1, 1), facts, Instant.EPOCH));
    }

    @Test
    void aWarningIsToldOnceForEveryMachine() {
        StartWarnings warnings = warnings(1);
        start(warnings, 1, "a", "0");
        start(warnings, 2, "a", "1");
        start(warnings, 3, "b", "0");
        start(warnings, 4, "c", "");
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).contains("Trials on a ");
        assertThat(told.get(1)).contains("Trials on b ");
    }

    private static void goOn(StartWarnings warnings, int trial, int... epochs) {
        warnings.continued(new Trial(trial, CANDIDATE, 1, 20, 2));
        for (int epoch : epochs) {
            warnings.epochEnded(new EpochReport(trial, 2, Epochs.withAccuracy(epoch, 0.5)));
        }
    }

    @Test
    void aTrialThatGoesOnWithoutACheckpointIsToldOfOnce() {
        StartWarnings warnings = warnings(1);
        goOn(warnings, 1, 4, 5);
        assertThat(told).isEmpty();
        goOn(warnings, 2, 1, 2, 3);
        goOn(warnings, 3, 1, 2, 3);
        assertThat(told)
                .containsExactly(
                        "Trial 2, which pruner promotion let go on, trains from its first epoch again: there is no checkpoint of"
                                + " it. Let what trains leave one that other machines see, too, or take pruner: asha.");
    }

    @Test
    void whereThereAreNoCheckpointsItIsKnownAlready() {
        goOn(warnings(1, "checkpoint.directory=none"), 2, 1, 2);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bayesian", "tpe", "evolution", "genetic"})
    void aStrategyThatCannotLearnIsToldOf(String strategy) {
        warnings(8, "strategy=" + strategy, "budget.trials=8").begun(SearchState.NEW);
        assertThat(told)
                .containsExactly("Strategy " + strategy
                        + " chooses all 8 trials (budget.trials) before it hears of a result, since 8 run at a time"
                        + " (budget.parallelism). Let fewer run at a time, or more in all.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "grid"})
    void aStrategyThatLearnsNothingAnywayIsNot(String strategy) {
        warnings(8, "strategy=" + strategy, "budget.trials=8").begun(SearchState.NEW);
        assertThat(told).isEmpty();
    }

    @Test
    void aStrategyThatCanLearnIsNot() {
        warnings(8, "strategy=tpe", "budget.trials=9").begun(SearchState.NEW);
        warnings(8, "strategy=tpe", "budget.trials=null").begun(SearchState.NEW);
        warnings(8, "strategy=tpe", "budget.trials=4", "budget.parallelism=2").begun(SearchState.NEW);
        warnings(2, "strategy=tpe", "budget.trials=4", "budget.parallelism=8").begun(SearchState.NEW);
        warnings(8, "strategy=tpe", "budget.trials=1").begun(SearchState.NEW);
        warnings(0, "strategy=tpe", "budget.trials=4").begun(SearchState.NEW);
        assertThat(told).isEmpty();
    }

    @Test
    void aSearchOfAllPointsHasNothingToLearn() {
        warnings(8, "strategy=tpe", "space={dense_1_units: [64, 128, 256]}", "budget.trials=8")
                .begun(SearchState.NEW);
        assertThat(told).isEmpty();
    }

    @Test
    void aSearchThatGoesOnHasLearned() {
        warnings(8, "strategy=tpe", "budget.trials=8")
                .begun(new SearchState(3, List.of(), Map.of(), Optional.empty(), Set.of()));
        assertThat(told).isEmpty();
    }
}
