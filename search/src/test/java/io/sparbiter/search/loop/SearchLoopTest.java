package io.sparbiter.search.loop;

import static io.sparbiter.search.loop.FakeBackend.completed;
import static io.sparbiter.search.loop.FakeBackend.epoch;
import static io.sparbiter.search.loop.FakeBackend.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Seeds;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchLoopTest {
    private final Simulation simulation = new Simulation();
    private final Recorder recorder = simulation.recorder;

    @Test
    void trialsHaveIdsFrom1AndTheirOwnSeeds() {
        simulation.budget(Budgets.trials(5)).run(2);
        assertThat(recorder.trials()).extracting(Trial::id).containsExactly(1, 2, 3, 4, 5);
        assertThat(recorder.trials())
                .allSatisfy(trial -> assertThat(trial.seed()).isEqualTo(Seeds.derive(Simulation.SEED, trial.id())))
                .allSatisfy(trial -> assertThat(trial.epochs()).isEqualTo(20));
    }

    @Test
    void aSearchGoesTheSameWayEveryTime() {
        simulation.run(7);
        var again = new Simulation();
        again.run(7);
        assertThat(again.recorder.results).isEqualTo(recorder.results).hasSize(200);
    }

    @Test
    void listenersHearOfTrialsBeforeTheyAreSubmitted() {
        var backend = new FakeBackend(3);
        List<Integer> submittedBefore = new ArrayList<>();
        simulation.run(simulation.source(), backend, new SearchListener() {
            @Override
            public void proposed(int asked, List<Trial> trials) {
                submittedBefore.add(backend.submitted.size());
            }
        });
        assertThat(submittedBefore).containsExactly(0);
        assertThat(backend.submitted).hasSize(3);
    }

    @Test
    void everyListenerHearsOfEveryStartEpochAndEnd() {
        var another = new Recorder();
        simulation.trials(Simulation.accuracies(0.3, 0.6, 0.5)).budget(Budgets.trials(10));
        simulation.run(simulation.source(), simulation.backend(4), recorder, another);
        assertThat(recorder.starts).hasSize(10).isEqualTo(another.starts);
        assertThat(recorder.epochs).hasSize(30).isEqualTo(another.epochs);
        assertThat(recorder.endedIds())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 10).boxed().toList());
        assertThat(another.results).isEqualTo(recorder.results);
    }

    @Test
    void aResultCarriesStartTimesAndOutcome() {
        simulation.trials(Simulation.accuracies(0.3, 0.6, 0.5)).budget(Budgets.trials(2));
        simulation.run(1);
        TrialResult result = recorder.results.get(1);
        assertThat(result.startedAt()).isEqualTo(Simulation.START.plusSeconds(3));
        assertThat(result.finishedAt()).isEqualTo(Simulation.START.plusSeconds(6));
        assertThat(result.start()).contains(recorder.starts.get(1));
        assertThat(result.outcome())
                .isEqualTo(new Outcome.Completed(0.6, 2, "all epochs trained", Epochs.withAccuracies(0.3, 0.6, 0.5)));
    }

    @Test
    void theSummaryCountsOutcomesAndKnowsTheBest() {
        SearchSummary summary = simulation
                .budget(Budgets.trials(6))
                .trials(trial -> SimulatedRun.of(
                        Epochs.OBJECTIVE, Epochs.withAccuracies(trial.id() % 3 == 0 ? Double.NaN : 0.1 * trial.id())))
                .run(2);
        assertThat(summary.counts())
                .containsOnlyKeys(Status.COMPLETED, Status.DIVERGED)
                .containsEntry(Status.DIVERGED, 2);
        assertThat(summary.trials()).isEqualTo(6);
        assertThat(summary.best().orElseThrow().trial().id()).isEqualTo(5);
        assertThat(summary.duration()).hasSeconds(3);
    }

    @Test
    void withoutAScoreThereIsNoBest() {
        simulation.budget(Budgets.trials(3)).trials(Simulation.accuracies(Double.NaN));
        assertThat(simulation.run(1).best()).isEmpty();
    }

    @Test
    void aResultIsTakenOnce() {
        simulation.run(new FakeBackend(
                2, started(1, 1), completed(1, 0.5), completed(1, 0.9), epoch(1, 1, 2, 0.9), started(1, 2)));
        assertThat(recorder.results)
                .filteredOn(result -> result.trial().id() == 1)
                .hasSize(1)
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Completed.class));
        assertThat(recorder.epochs).isEmpty();
        assertThat(recorder.starts).hasSize(1);
    }

    @Test
    void eventsOfUnknownTrialsAreIgnored() {
        simulation.run(new FakeBackend(1, started(99, 1), epoch(99, 1, 1, 0.5), completed(99, 0.5)));
        assertThat(recorder.endedIds()).containsExactly(1);
    }

    @Test
    void aSecondAttemptReplacesTheEpochsItTrainsAgain() {
        simulation.run(new FakeBackend(
                1,
                started(1, 1),
                epoch(1, 1, 1, 0.1),
                epoch(1, 1, 2, 0.2),
                epoch(1, 1, 3, 0.9),
                started(1, 2),
                epoch(1, 1, 4, 0.99),
                epoch(1, 2, 2, 0.4)));
        TrialResult result = recorder.results.get(0);
        assertThat(result.outcome().history()).isEqualTo(Epochs.withAccuracies(0.1, 0.4));
        assertThat(result.start().orElseThrow().placement().attempt()).isEqualTo(2);
        assertThat(result.startedAt()).isEqualTo(Simulation.START.plusSeconds(1));
        assertThat(recorder.epochs).hasSize(4);
    }

    @Test
    void epochsAreToldToContinueUntilTheSearchEnds() {
        var backend = new FakeBackend(1);
        var report = new EpochReport(1, 1, Epochs.withAccuracy(1, 0.5));
        List<Verdict> verdicts = new ArrayList<>();
        simulation.run(simulation.source(), backend, new SearchListener() {
            @Override
            public void proposed(int asked, List<Trial> trials) {
                verdicts.add(backend.judge.judge(report));
            }
        });
        verdicts.add(backend.judge.judge(report));
        assertThat(verdicts).containsExactly(Verdict.CONTINUE, new Verdict.Stop("the search was interrupted"));
    }

    @Test
    void theSourceHearsEveryEndInOrder() {
        List<TrialResult> told = new ArrayList<>();
        CandidateSource source = simulation.source();
        var listening = new CandidateSource() {
            @Override
            public List<Candidate> next(int max) {
                return source.next(max);
            }

            @Override
            public void tell(TrialResult result) {
                told.add(result);
            }
        };
        simulation.budget(Budgets.trials(30)).run(listening, simulation.backend(4), recorder);
        assertThat(told).isEqualTo(recorder.results).hasSize(30);
    }
}
