package io.sparbiter.driver.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.run.Searches;
import io.sparbiter.search.loop.SearchState;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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

    /** A trial is stopped after three epochs of a second, goes on, and reports an epoch of so long. */
    private static void goOn(StartWarnings warnings, int trial, int epoch, long millis) {
        List<Epoch> history = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> epoch(number, 1000))
                .toList();
        warnings.ended(Results.of(trial, CANDIDATE, new Outcome.Pruned(0.5, 3, "waits", history)));
        warnings.continued(new Trial(trial, CANDIDATE, 1, 20, 2));
        warnings.epochEnded(new EpochReport(trial, 2, epoch(epoch, millis)));
    }

    private static Epoch epoch(int number, long millis) {
        return new Epoch(number, Epochs.withAccuracy(number, 0.5).metrics(), millis);
    }

    @Test
    void aTrialThatTrainsAnewWhenItGoesOnIsToldOfOnce() {
        StartWarnings warnings = warnings(1);
        goOn(warnings, 1, 1, 1001);
        goOn(warnings, 2, 1, 1001);
        assertThat(told)
                .containsExactly(
                        "Trial 1, which pruner promotion let go on, trains from its first epoch again: no checkpoint of it was"
                                + " found. Set checkpoint.directory to a place that every machine sees, as hdfs://…, which"
                                + " --resume takes; if what trains leaves none there, take pruner: asha in the next search.");
    }

    /** Before it trains on, it repeats what it reported; or it goes on at once. */
    @Test
    void aTrialThatGoesOnFromItsCheckpointIsNot() {
        goOn(warnings(1), 1, 1, 1000);
        goOn(warnings(1), 1, 4, 1001);
        assertThat(told).isEmpty();
    }

    @Test
    void aTrialOfAnEarlierRunThatWaitsIsKnown() {
        StartWarnings warnings = warnings(1);
        TrialResult waits = Results.of(7, CANDIDATE, new Outcome.Pruned(0.5, 1, "waits", List.of(epoch(1, 1000))));
        warnings.begun(new SearchState(8, List.of(), List.of(waits), Map.of(), Optional.empty(), Set.of()));
        warnings.continued(waits.trial());
        warnings.epochEnded(new EpochReport(7, 2, epoch(1, 1000)));
        assertThat(told).isEmpty();
    }

    @Test
    void whereThereAreNoCheckpointsItIsKnownAlready() {
        goOn(warnings(1, "checkpoint.directory=none"), 2, 1, 1001);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bayesian", "tpe", "evolution", "genetic"})
    void aStrategyThatCannotLearnIsToldOf(String strategy) {
        warnings(8, "strategy=" + strategy, "budget.trials=8").begun(SearchState.NEW);
        assertThat(told)
                .containsExactly("Strategy " + strategy
                        + " chooses all 8 trials (budget.trials) before it hears of a result, since 8 run at a time"
                        + " (budget.parallelism). Set budget.parallelism to 1, or budget.trials to 40.");
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
