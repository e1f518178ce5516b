package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.simulation.SimulatedBackend;
import io.sparbiter.search.simulation.SimulatedObjective;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches whose trials wait and go on. */
class SearchLoopPromotionTest {
    private static final int TRIALS = 60;

    /** Notes what goes on, and sees to it that no trial is in flight twice. */
    private static final class Watch extends Recorder {
        final Map<Integer, TrialResult> lastEnds = new HashMap<>();
        final Set<Integer> inFlight = new HashSet<>();
        int continued;

        @Override
        public void proposed(int asked, List<Trial> trials) {
            super.proposed(asked, trials);
            trials.forEach(trial -> assertThat(inFlight.add(trial.id())).isTrue());
        }

        @Override
        public void continued(Trial trial) {
            continued++;
            assertThat(inFlight.add(trial.id())).isTrue();
            TrialResult last = lastEnds.get(trial.id());
            assertThat(last.outcome()).isInstanceOf(Outcome.Pruned.class);
            assertThat(trial.attempt())
                    .isEqualTo(last.start().orElseThrow().placement().attempt() + 1);
            assertThat(trial.withAttempt(1)).isEqualTo(last.trial().withAttempt(1));
        }

        @Override
        public void ended(TrialResult result) {
            super.ended(result);
            int id = result.trial().id();
            assertThat(inFlight.remove(id)).isTrue();
            TrialResult before = lastEnds.put(id, result);
            if (before != null) {
                assertThat(result.finishedAt()).isAfter(before.finishedAt());
                assertThat(result.startedAt()).isEqualTo(before.startedAt());
                assertThat(result.outcome().history())
                        .startsWith(before.outcome().history().toArray(new Epoch[0]));
            }
        }
    }

    private final Watch watch = new Watch();

    private static Simulation simulation() {
        return new Simulation()
                .pruner(Promotion.DEFAULT)
                .budget(Budgets.trials(TRIALS))
                .trials(SearchLoopPromotionTest::train);
    }

    /** Heights from 0.5 to 0.99, none twice; no two trials take the same time. */
    private static SimulatedRun train(Trial trial) {
        double height = height(trial);
        List<Epoch> epochs = IntStream.rangeClosed(1, Simulation.EPOCHS)
                .mapToObj(number -> Epochs.withAccuracy(number, height * (1 - Math.exp(-number))))
                .map(epoch -> new Epoch(
                        epoch.number(), epoch.metrics(), 1000 + trial.point().index()))
                .toList();
        return SimulatedRun.of(Epochs.OBJECTIVE, epochs);
    }

    private static double height(Trial trial) {
        return 0.5 + 0.49 * (trial.point().index() * 7919 % 200) / 199;
    }

    private SearchSummary run(Simulation simulation, int slots) {
        return simulation.run(simulation.source(), simulation.backend(slots), watch);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 100})
    void nobodyIsLostAndEverybodyCountsOnce(int slots) {
        SearchSummary summary = run(simulation(), slots);

        assertThat(summary.reason()).isEqualTo(EndReason.TRIALS);
        assertThat(summary.trials()).isEqualTo(TRIALS);
        assertThat(watch.inFlight).isEmpty();
        assertThat(watch.lastEnds).hasSize(TRIALS);
        assertThat(watch.continued).isEqualTo(watch.results.size() - TRIALS).isPositive();
        Map<Status, Long> lastEnds = watch.lastEnds.values().stream()
                .collect(Collectors.groupingBy(result -> result.outcome().status(), Collectors.counting()));
        assertThat(summary.counts())
                .containsEntry(Status.COMPLETED, lastEnds.get(Status.COMPLETED).intValue())
                .containsEntry(Status.PRUNED, lastEnds.get(Status.PRUNED).intValue());
        TrialResult best = summary.best().orElseThrow();
        assertThat(best).isEqualTo(watch.lastEnds.get(best.trial().id()));
    }

    @Test
    void theBestTrialIsTrainedToItsEnd() {
        SearchSummary summary = run(simulation(), 4);

        TrialResult best = summary.best().orElseThrow();
        double highest = watch.trials().stream()
                .mapToDouble(SearchLoopPromotionTest::height)
                .max()
                .orElseThrow();
        assertThat(height(best.trial())).isEqualTo(highest);
        assertThat(best.outcome()).isInstanceOf(Outcome.Completed.class);
    }

    /** Too few for the rungs to let anybody go on: one trains to its end all the same. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "3, 3", "5, 2"})
    void ofAFewTrialsTheBestIsTrainedToItsEnd(int trials, int slots) {
        SearchSummary summary = run(simulation().budget(Budgets.trials(trials)), slots);

        assertThat(summary.reason()).isEqualTo(EndReason.TRIALS);
        assertThat(summary.trials()).isEqualTo(trials);
        assertThat(summary.counts()).containsEntry(Status.COMPLETED, 1);
        TrialResult best = summary.best().orElseThrow();
        assertThat(best.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(watch.trials().stream().mapToDouble(SearchLoopPromotionTest::height))
                .allMatch(height -> height <= height(best.trial()));
    }

    @Test
    void whereTheBestOfAFewFailsWhenItGoesOnNoOtherIsTried() {
        SimulatedObjective failing = trial -> trial.attempt() == 1
                ? train(trial)
                : new SimulatedRun(
                        Duration.ZERO, train(trial).epochs().subList(0, 3), new Failed(Failure.ERROR, "no", List.of()));
        Simulation simulation = simulation()
                .pruner(new Promotion(3, 3, 20, 30))
                .budget(Budgets.trials(10))
                .trials(failing);
        SearchSummary summary = run(simulation, 2);

        assertThat(summary.reason()).isEqualTo(EndReason.TRIALS);
        assertThat(summary.counts()).isEqualTo(Map.of(Status.PRUNED, 10));
        assertThat(watch.continued).isOne();
    }

    /** On one slot nobody arrives late: each rung lets the half go on, and no epoch is trained twice. */
    @Test
    void theHalfGoesOnAndNoEpochIsTrainedTwice() {
        run(simulation(), 1);

        List<Integer> epochs = watch.lastEnds.values().stream()
                .map(result -> result.outcome().history().size())
                .toList();
        assertThat(epochs).containsOnly(3, 9, Simulation.EPOCHS);
        assertThat(epochs.stream().filter(count -> count > 3)).hasSize(TRIALS / 2);
        assertThat(epochs.stream().filter(count -> count > 9)).hasSize(TRIALS / 4);
        assertThat(watch.epochs)
                .hasSize(epochs.stream().mapToInt(Integer::intValue).sum());
        assertThat(watch.epochs)
                .extracting(report -> report.trialId() + "/" + report.epoch().number())
                .doesNotHaveDuplicates();
    }

    @Test
    void theSourceChoosesWhoGoesOn() {
        Simulation simulation = simulation();
        List<Integer> chosen = new ArrayList<>();
        CandidateSource source = new ChoosingLast(simulation.source(), chosen);
        simulation.run(source, simulation.backend(2), watch);

        assertThat(chosen).isNotEmpty().hasSize(watch.continued);
    }

    /** Lets the worst of those that are due go on. */
    private record ChoosingLast(CandidateSource source, List<Integer> chosen) implements CandidateSource {
        @Override
        public List<Candidate> next(int max) {
            return source.next(max);
        }

        @Override
        public void tell(TrialResult result) {
            source.tell(result);
        }

        @Override
        public int goOn(List<TrialResult> waiting) {
            chosen.add(waiting.get(waiting.size() - 1).trial().id());
            return waiting.size() - 1;
        }

        @Override
        public void continued(TrialResult last) {
            assertThat(last.trial().id()).isEqualTo(chosen.get(chosen.size() - 1));
            source.continued(last);
        }
    }

    @Test
    void whoGoesOnWhenTheTimeIsUpIsStoppedWithAllItsEpochs() {
        Duration time = Duration.ofSeconds(61);
        SearchSummary summary = run(simulation().budget(Budgets.maxTime(time)), 4);

        assertThat(summary.reason()).isEqualTo(EndReason.MAX_TIME);
        assertThat(watch.inFlight).isEmpty();
        assertThat(watch.lastEnds.values())
                .filteredOn(result -> result.outcome().status() == Status.STOPPED
                        && result.trial().attempt() > 1)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.outcome().history()).hasSizeGreaterThanOrEqualTo(3));
    }

    /** Trials that fail as soon as they are tried again. */
    @Test
    void anEarlierEndStandsAgainWhereGoingOnFails() {
        SimulatedObjective failing = trial -> trial.attempt() == 1
                ? train(trial)
                : new SimulatedRun(
                        Duration.ZERO,
                        train(trial).epochs().subList(0, 3),
                        new Failed(Failure.INFRASTRUCTURE, "executor lost", List.of()));
        SearchSummary summary = run(simulation().trials(failing), 3);

        assertThat(summary.trials()).isEqualTo(TRIALS);
        assertThat(summary.counts()).doesNotContainKey(Status.FAILED);
        assertThat(watch.lastEnds.values())
                .filteredOn(result -> result.trial().attempt() > 1)
                .hasSize(watch.continued)
                .allSatisfy(result -> {
                    Outcome.Pruned again = (Outcome.Pruned) result.outcome();
                    assertThat(again.bestEpoch())
                            .isEqualTo(again.history().size())
                            .isIn(3, 9);
                    assertThat(again.reason())
                            .matches("rung [39] epochs: .* went on; going on, it failed: executor lost");
                });
    }

    @Test
    void failuresWhileGoingOnEndTheSearchLikeOthers() {
        SimulatedObjective failing = trial -> trial.attempt() == 1 && trial.id() < 30
                ? train(trial)
                : new SimulatedRun(
                        Duration.ZERO, List.of(), new Failed(Failure.INFRASTRUCTURE, "executor lost", List.of()));
        SearchSummary summary = run(simulation().trials(failing).budget(Budgets.trials(200)), 1);

        assertThat(summary.reason()).isEqualTo(EndReason.FAILURES);
        assertThat(watch.inFlight).isEmpty();
    }

    @Test
    void theSameSearchGoesTheSameWay() {
        Simulation one = simulation();
        Simulation other = simulation();
        one.run(8);
        other.run(8);
        assertThat(other.recorder.results).isEqualTo(one.recorder.results);
    }

    /** What a trial reports that begins anew since its checkpoint is gone. */
    @Test
    void epochsReportedAgainCountOnce() {
        var earlier = new TrialResult(
                trial(1),
                new Outcome.Pruned(0.3, 3, "rung", Epochs.withAccuracies(0.1, 0.2, 0.3)),
                Optional.empty(),
                Simulation.START,
                Simulation.START);
        var backend = new SimulatedBackend(1, Epochs.OBJECTIVE, ScriptedTrial::simulate, Simulation.START);
        var running = new RunningTrial(trial(2), Optional.of(earlier), backend);
        running.epochEnded(new EpochReport(1, 2, Epochs.withAccuracy(1, 0.1)));

        Outcome stopped = running.stopped(Epochs.OBJECTIVE, "time");
        TrialResult result = running.result(Epochs.OBJECTIVE, stopped, Simulation.START);
        assertThat(result.outcome())
                .isEqualTo(new Outcome.Stopped(0.3, 3, "time", Epochs.withAccuracies(0.1, 0.2, 0.3)));
    }

    private static Trial trial(int attempt) {
        return new Trial(1, new Simulation().source().next(1).get(0), 7, Simulation.EPOCHS, attempt);
    }
}
