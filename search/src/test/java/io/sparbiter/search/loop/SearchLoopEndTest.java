package io.sparbiter.search.loop;

import static io.sparbiter.search.loop.FakeBackend.completed;
import static io.sparbiter.search.loop.FakeBackend.epoch;
import static io.sparbiter.search.loop.FakeBackend.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.TrialResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SearchLoopEndTest {
    private final Simulation simulation = new Simulation();
    private final Recorder recorder = simulation.recorder;

    @Test
    void itEndsAfterItsTrials() {
        SearchSummary summary = simulation.budget(Budgets.trials(10)).run(3);
        assertThat(summary.reason()).isEqualTo(EndReason.TRIALS);
        assertThat(recorder.results).hasSize(10);
    }

    @Test
    void itEndsWhenTheSpaceIsExhausted() {
        SearchSummary summary = simulation.run(64);
        assertThat(summary.reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
        assertThat(recorder.results)
                .extracting(result -> result.trial().point().index())
                .doesNotHaveDuplicates()
                .hasSize(200);
    }

    @Test
    void aSpaceWithAsManyPointsAsSlotsIsExhaustedToo() {
        SearchSummary summary = simulation.space(Spaces.grid(4)).run(4);
        assertThat(summary.reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
        assertThat(summary.trials()).isEqualTo(4);
    }

    @Test
    void trialsThatRunAtTheDeadlineKeepTheirBestEpoch() {
        simulation.trials(Simulation.accuracies(0.3, 0.6, 0.5, 0.9)).budget(Budgets.maxTime(Duration.ofMillis(7500)));
        SearchSummary summary = simulation.run(2);
        String reason = "the time of the search was up";
        assertThat(summary.reason()).isEqualTo(EndReason.MAX_TIME);
        assertThat(summary.counts()).containsEntry(Status.COMPLETED, 2).containsEntry(Status.STOPPED, 2);
        assertThat(recorder.results.subList(2, 4))
                .extracting(TrialResult::outcome)
                .containsOnly(new Outcome.Stopped(0.6, 2, reason, Epochs.withAccuracies(0.3, 0.6, 0.5)));
        assertThat(recorder.results.get(3).finishedAt()).isEqualTo(Simulation.START.plusMillis(7500));
    }

    @Test
    void trialsWithoutAnEpochAtTheDeadlineAreCancelled() {
        simulation.budget(Budgets.maxTime(Duration.ofMillis(500)));
        SearchSummary summary = simulation.run(3);
        assertThat(summary.counts()).containsOnlyKeys(Status.CANCELLED).containsEntry(Status.CANCELLED, 3);
        assertThat(recorder.results.get(0).outcome()).isEqualTo(new Outcome.Cancelled("the time of the search was up"));
        assertThat(summary.best()).isEmpty();
    }

    @Test
    void aTrialThatEndsAtTheDeadlineHasEnded() {
        simulation.budget(Budgets.maxTime(Duration.ofSeconds(2)));
        SearchSummary summary = simulation.run(3);
        assertThat(summary.reason()).isEqualTo(EndReason.MAX_TIME);
        assertThat(summary.counts()).containsOnlyKeys(Status.COMPLETED).containsEntry(Status.COMPLETED, 6);
    }

    @Test
    void aTargetReachedByAnEndedTrialEndsTheSearch() {
        simulation.budget(Budgets.target(0.9));
        SearchSummary summary = simulation.run(new FakeBackend(2, completed(1, 0.8), completed(2, 0.9)));
        assertThat(summary.reason()).isEqualTo(EndReason.TARGET_REACHED);
        assertThat(summary.best().orElseThrow().trial().id()).isEqualTo(2);
    }

    @Test
    void aTargetReachedByAnEpochEndsTheSearch() {
        simulation.budget(Budgets.target(0.9)).trials(Simulation.accuracies(0.5, 0.95, 0.4));
        SearchSummary summary = simulation.run(1);
        assertThat(summary.reason()).isEqualTo(EndReason.TARGET_REACHED);
        assertThat(summary.duration()).hasSeconds(2);
        assertThat(summary.best().orElseThrow().outcome())
                .isEqualTo(
                        new Outcome.Stopped(0.95, 2, "the target score was reached", Epochs.withAccuracies(0.5, 0.95)));
    }

    @Test
    void aTargetIsReachedFromAboveWhenMinimizing() {
        simulation.objective(Objective.of(Epochs.VAL_LOSS)).budget(Budgets.target(0.1));
        SearchSummary summary =
                simulation.run(new FakeBackend(1, epoch(1, 1, 1, 0.5), epoch(1, 1, 2, 0.95), completed(1, 0.05)));
        assertThat(summary.reason()).isEqualTo(EndReason.TARGET_REACHED);
        assertThat(recorder.epochs).hasSize(2);
    }

    @Test
    void aScoreThatIsNotFiniteReachesNoTarget() {
        simulation.budget(Budgets.target(0.9)).trials(Simulation.accuracies(Double.NaN, Double.POSITIVE_INFINITY, 0.2));
        SearchSummary summary = simulation.run(4);
        assertThat(summary.reason()).isEqualTo(EndReason.SPACE_EXHAUSTED);
        assertThat(summary.best().orElseThrow().outcome()).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void trialsInARowWithoutABetterScoreEndTheSearch() {
        double[] scores = {0.5, 0.5, 0.4, 0.6, 0.6, 0.1, 0.2, 0.9};
        simulation.budget(Budgets.patience(3)).trials(trial -> accuracies(scores[trial.id() - 1]));
        SearchSummary summary = simulation.run(1);

        assertThat(summary.reason()).isEqualTo(EndReason.NO_GAIN);
        assertThat(summary.trials()).isEqualTo(7);
        assertThat(summary.best().orElseThrow().trial().id()).isEqualTo(4);
    }

    @Test
    void whatRunsWhenPatienceIsOverKeepsItsBestEpoch() {
        simulation
                .budget(Budgets.patience(2))
                .trials(trial -> trial.id() == 1 ? accuracies(0.1, 0.2, 0.3, 0.4, 0.5) : accuracies(0.6));
        SearchSummary summary = simulation.run(2);

        assertThat(summary.reason()).isEqualTo(EndReason.NO_GAIN);
        assertThat(summary.counts()).isEqualTo(Map.of(Status.COMPLETED, 3, Status.STOPPED, 1));
        assertThat(recorder.results.get(3).outcome())
                .isInstanceOfSatisfying(Outcome.Stopped.class, stopped -> assertThat(stopped.reason())
                        .isEqualTo("no gain in 2 trials"));
    }

    private static SimulatedRun accuracies(double... accuracies) {
        return SimulatedRun.of(Epochs.OBJECTIVE, Epochs.withAccuracies(accuracies));
    }

    @Test
    void anInterruptKeepsTheResults() {
        simulation.trials(
                trial -> SimulatedRun.of(Epochs.OBJECTIVE, Epochs.withAccuracies(new double[trial.id() == 3 ? 1 : 2])));
        SearchSummary summary =
                simulation.run(simulation.source(), simulation.backend(3), recorder, interruptingAfter(3));
        assertThat(summary.reason()).isEqualTo(EndReason.INTERRUPTED);
        assertThat(recorder.endedIds()).containsExactly(3, 1, 2);
        assertThat(summary.counts()).containsEntry(Status.COMPLETED, 1).containsEntry(Status.STOPPED, 2);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aTrialThatEndedBeforeAnInterruptIsTakenAsItEnded() {
        SearchSummary summary =
                simulation.run(simulation.source(), simulation.backend(3), recorder, interruptingAfter(1));
        assertThat(summary.counts()).containsOnlyKeys(Status.COMPLETED).containsEntry(Status.COMPLETED, 3);
    }

    @Test
    void aSearchThatEndsCancelsWhatRuns() {
        var backend = new FakeBackend(3, started(1, 1), completed(2, 0.5));
        simulation.budget(Budgets.trials(3)).run(backend);
        assertThat(backend.cancelled).containsExactly(1, 3);
    }

    @Test
    void aFaultOfTheSourcePropagatesAfterCancelling() {
        var backend = new FakeBackend(2, completed(1, 0.5));
        CandidateSource source = simulation.source();
        var fault = new IllegalStateException("no surrogate");
        var faulty = new CandidateSource() {
            @Override
            public List<Candidate> next(int max) {
                if (backend.submitted.isEmpty()) {
                    return source.next(max);
                }
                throw fault;
            }

            @Override
            public void tell(TrialResult result) {
                throw fault;
            }
        };
        assertThatThrownBy(() -> simulation.run(faulty, backend, recorder))
                .isSameAs(fault)
                .hasMessage("no surrogate");
        assertThat(backend.cancelled).containsExactly(2);
    }

    @Test
    void aFaultOfAListenerPropagatesAfterCancelling() {
        var backend = new FakeBackend(2, started(1, 1), epoch(1, 1, 1, 0.5));
        var full = new SearchListener() {
            @Override
            public void epochEnded(EpochReport report) {
                throw new IllegalStateException("disk full");
            }
        };
        assertThatThrownBy(() -> simulation.run(simulation.source(), backend, full))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk full");
        assertThat(backend.cancelled).containsExactly(1, 2);
    }

    @Test
    void everyReasonIsAClause() {
        var budget = new Budget(
                OptionalInt.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalInt.of(20),
                OptionalDouble.of(0.001),
                OptionalInt.empty(),
                Optional.empty(),
                FailureLimits.USUAL);
        assertThat(Arrays.stream(EndReason.values()).map(reason -> reason.text(budget)))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[a-z0-9. ]+"));
    }

    private static SearchListener interruptingAfter(int trialId) {
        return new SearchListener() {
            @Override
            public void ended(TrialResult result) {
                if (result.trial().id() == trialId) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
