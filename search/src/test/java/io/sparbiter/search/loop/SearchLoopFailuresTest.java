package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class SearchLoopFailuresTest {
    private static final SimulatedRun GOOD = SimulatedRun.of(Epochs.OBJECTIVE, Epochs.withAccuracies(0.5, 0.6));
    private static final SimulatedRun DIVERGED =
            new SimulatedRun(Duration.ofSeconds(1), List.of(), new Outcome.Diverged("NaN", List.of()));

    private final Simulation simulation = new Simulation();
    private final Recorder recorder = simulation.recorder;

    private static SimulatedRun failing(Trial trial) {
        return failing(Epochs.withAccuracies(), "trial " + trial.id() + " has no data\n    at somewhere");
    }

    private static SimulatedRun failing(List<Epoch> epochs, String message) {
        return new SimulatedRun(Duration.ofSeconds(1), epochs, new Outcome.Failed(Failure.ERROR, message, epochs));
    }

    private static SimulatedRun hanging(Trial trial) {
        return new SimulatedRun(Duration.ofDays(1), List.of(), failing(trial).outcome());
    }

    private SearchSummary run(int slots, Function<Trial, SimulatedRun> trials) {
        return simulation.trials(trials::apply).run(slots);
    }

    private SearchSummary runFailing(int slots, IntPredicate fails) {
        return run(slots, trial -> fails.test(trial.id()) ? failing(trial) : GOOD);
    }

    @Test
    void aSearchOfWhichNothingWorksEndsWithItsCause() {
        SearchSummary summary = runFailing(1, id -> true);

        assertThat(summary.reason()).isEqualTo(EndReason.FAILURES);
        assertThat(summary.counts()).isEqualTo(Map.of(Status.FAILED, 7));
        assertThat(summary.cause().orElseThrow().text())
                .isEqualTo("7 trials failed in a row, on simulated. The last was trial 7: trial 7 has no data");
    }

    @Test
    void whatRunsWhenTheRowIsTooLongIsWaitedForAndNothingIsBegun() {
        assertThat(runFailing(4, id -> true).counts()).isEqualTo(Map.of(Status.FAILED, 8));
    }

    @Test
    void aSearchThatEndsForAnotherReasonHasNoCause() {
        SearchSummary summary = simulation.budget(Budgets.trials(3)).run(1);

        assertThat(summary.reason()).isEqualTo(EndReason.TRIALS);
        assertThat(summary.cause()).isEmpty();
    }

    @Test
    void aSpaceOfWhichMostPointsCannotBeTrainedIsSearchedToItsEnd() {
        SearchSummary summary = runFailing(1, id -> id % 6 != 0);

        assertThat(summary.reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
        assertThat(summary.counts()).containsEntry(Status.FAILED, 167);
    }

    @Test
    void onceATrialHasAScoreMoreMayFailInARow() {
        SearchSummary summary = runFailing(1, id -> id > 3);

        assertThat(summary.reason()).isEqualTo(EndReason.FAILURES);
        assertThat(summary.counts()).isEqualTo(Map.of(Status.COMPLETED, 3, Status.FAILED, 40));
    }

    @Test
    void theLimitInARowIsAsTheBudgetSays() {
        simulation.budget(Budgets.failuresInARow(3));

        assertThat(runFailing(1, id -> id > 3).counts()).isEqualTo(Map.of(Status.COMPLETED, 3, Status.FAILED, 3));
    }

    @Test
    void trialsThatFailAtOnceAreNoReasonToEndWhileOthersTrain() {
        SearchSummary summary = runFailing(8, id -> id % 8 != 1);

        assertThat(summary.reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
        assertThat(summary.counts()).containsEntry(Status.COMPLETED, 25).containsEntry(Status.FAILED, 175);
    }

    @Test
    void theFirstEpochIsWaitedForBeforeTheBudgetIsSpent() {
        SearchSummary summary = run(2, trial -> trial.id() == 1 ? slow() : failing(trial));

        assertThat(recorder.results.get(6).finishedAt()).isEqualTo(Simulation.START.plusSeconds(7));
        assertThat(recorder.results.get(7).finishedAt()).isAfter(Simulation.START.plusSeconds(100));
        assertThat(summary.reason()).isEqualTo(EndReason.FAILURES);
    }

    private static SimulatedRun slow() {
        return new SimulatedRun(Duration.ofSeconds(100), GOOD.epochs(), GOOD.outcome());
    }

    @Test
    void trialsThatFailAfterEpochsCountUntilOneHasAScore() {
        SearchSummary summary = run(2, trial -> failing(Epochs.withAccuracies(0.5), "too slow"));

        assertThat(summary.reason()).isEqualTo(EndReason.FAILURES);
        assertThat(summary.trials()).isEqualTo(8);
    }

    @Test
    void aTrialThatDivergesHasNotFailed() {
        SearchSummary summary = run(1, trial -> trial.id() % 7 == 0 ? DIVERGED : failing(trial));

        assertThat(summary.reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
    }

    @Test
    void tooManyInAllEndTheSearchWhateverRuns() {
        simulation.budget(Budgets.failuresInAll(3));
        SearchSummary summary =
                run(2, trial -> trial.id() == 2 ? hanging(trial) : trial.id() % 2 == 0 ? GOOD : failing(trial));

        assertThat(summary.reason()).isEqualTo(EndReason.FAILURES);
        assertThat(summary.counts()).isEqualTo(Map.of(Status.COMPLETED, 1, Status.FAILED, 3, Status.CANCELLED, 1));
        assertThat(summary.cause().orElseThrow().text()).startsWith("3 trials have failed in all, on simulated. ");
    }

    @Test
    void earlierRunsCountInAllAndNotInARow() {
        var state = new SearchState(7, List.of(), Map.of(Status.FAILED, 6), Optional.empty(), Set.of(1, 2, 3, 4, 5, 6));
        assertThat(new Simulation()
                        .state(state)
                        .trials(SearchLoopFailuresTest::failing)
                        .run(1)
                        .trials())
                .isEqualTo(7);

        SearchSummary summary =
                simulation.state(state).budget(Budgets.failuresInAll(6)).run(1);
        assertThat(summary.trials()).isZero();
        assertThat(summary.cause().orElseThrow().text()).isEqualTo("6 trials have failed in all.");
    }

    @Test
    void timeEndsTheWaitForTheLastOfARow() {
        simulation.budget(Budgets.maxTime(Duration.ofMinutes(1)));
        SearchSummary summary = run(2, trial -> trial.id() == 1 ? hanging(trial) : failing(trial));

        assertThat(summary.reason()).isEqualTo(EndReason.MAX_TIME);
        assertThat(summary.counts()).isEqualTo(Map.of(Status.FAILED, 7, Status.CANCELLED, 1));
    }
}
