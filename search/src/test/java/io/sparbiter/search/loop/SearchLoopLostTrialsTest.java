package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trials that take their driver along, or run when it is killed. */
class SearchLoopLostTrialsTest {
    private static final Outcome GIVEN_UP =
            new Failed(Failure.INFRASTRUCTURE, "the driver died in each of its 4 attempts", List.of());

    private final Simulation simulation = new Simulation();
    private final CallLog log = new CallLog();

    /** Resumes the search until one of its drivers lives to its end; how many there were. */
    private int drivers(int trials, int slots, BiPredicate<Instant, TrialEvent> kills) {
        int drivers = 1;
        while (dies(trials, slots, kills)) {
            drivers++;
            assertThat(drivers).isLessThanOrEqualTo(50);
        }
        return drivers;
    }

    private boolean dies(int trials, int slots, BiPredicate<Instant, TrialEvent> kills) {
        CandidateSource source = simulation.source();
        var replay = new Replay(Epochs.OBJECTIVE, source, Pruner.NONE);
        log.calls.forEach(call -> call.accept(replay));
        simulation.budget(Budgets.trials(trials)).state(replay.state());
        try {
            simulation.run(source, new MortalBackend(simulation.backend(slots), kills), log);
            return false;
        } catch (MortalBackend.Death death) {
            return true;
        }
    }

    private TrialResult result(int trial) {
        return log.results.stream()
                .filter(result -> result.trial().id() == trial)
                .findFirst()
                .orElseThrow();
    }

    private static int attempt(TrialResult result) {
        return result.start().orElseThrow().placement().attempt();
    }

    private void assertEachEndedOnce(int trials) {
        assertThat(log.results)
                .extracting(result -> result.trial().id())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, trials).boxed().toList());
    }

    @Test
    void aTrialThatKillsItsDriverIsGivenUpAfterFourAttemptsAndTheSearchGoesOn() {
        List<Integer> attempts = new ArrayList<>();
        int drivers = drivers(8, 1, (now, event) -> {
            boolean kills = MortalBackend.isStart(event, 3);
            if (kills) {
                attempts.add(((TrialEvent.Started) event).start().placement().attempt());
            }
            return kills;
        });

        assertThat(attempts).containsExactly(1, 2, 3, 4);
        assertThat(drivers).isEqualTo(5);
        assertEachEndedOnce(8);
        assertThat(result(3).outcome()).isEqualTo(GIVEN_UP);
        assertThat(attempt(result(3))).isEqualTo(4);
        assertThat(log.results)
                .filteredOn(result -> result.outcome().status() == Status.COMPLETED)
                .hasSize(7);
    }

    @Test
    void whoRanBesideATrialThatKillsItsDriverIsNotToBlame() {
        simulation.trials(Simulation.accuracies(0.1, 0.2, 0.3, 0.4));
        int drivers = drivers(
                8,
                3,
                (now, event) -> event instanceof TrialEvent.EpochEnded epoch
                        && epoch.report().trialId() == 2
                        && epoch.report().epoch().number() == 2);

        assertThat(drivers).isEqualTo(5);
        assertEachEndedOnce(8);
        assertThat(log.results)
                .filteredOn(result -> result.outcome().status() == Status.FAILED)
                .containsExactly(result(2));
        assertThat(attempt(result(1))).isEqualTo(4);
        assertThat(attempt(result(3))).isEqualTo(4);
    }

    @Test
    void aLastAttemptIsMadeAlone() {
        List<Candidate> candidates = simulation.source().next(4);
        List<Trial> trials = IntStream.rangeClosed(1, 4)
                .mapToObj(id -> new Trial(id, candidates.get(id - 1), id, 20, 4))
                .toList();
        var lost = Map.of(1, 3, 2, 1, 3, 3, 4, 1);
        var state = new SearchState(5, trials, List.of(), Map.of(), Optional.empty(), Set.of(), lost, 4);
        CandidateSource source = simulation.source();
        source.next(4);
        var probed = new ProbedBackend(simulation.backend(2));
        simulation
                .state(state)
                .budget(Budgets.trials(6))
                .run(source, new MortalBackend(probed, (now, event) -> false), simulation.recorder);

        assertThat(simulation.recorder.endedIds()).containsExactly(2, 4, 1, 3, 5, 6);
        assertThat(probed.waits).extracting(ProbedBackend.Wait::inFlight).containsExactly(2, 2, 1, 1, 1, 1, 2, 2);
    }

    /** As on a cluster, where a trial's attempts are Spark's. */
    @Test
    void whoLostAttemptsBesideOthersOnlyIsNotGivenUp() {
        List<Candidate> candidates = simulation.source().next(3);
        List<Trial> trials = IntStream.rangeClosed(1, 3)
                .mapToObj(id -> new Trial(id, candidates.get(id - 1), id, 20, 9))
                .toList();
        var state = new SearchState(
                4, trials, List.of(), Map.of(), Optional.empty(), Set.of(), Map.of(1, 8, 2, 8, 3, 8), 3);
        CandidateSource source = simulation.source();
        source.next(3);
        simulation
                .state(state)
                .budget(Budgets.trials(3))
                .run(source, new MortalBackend(simulation.backend(2), (now, event) -> false), simulation.recorder);

        assertThat(simulation.recorder.results)
                .extracting(result -> result.outcome().status())
                .containsExactly(Status.FAILED, Status.COMPLETED, Status.COMPLETED);
        assertThat(simulation.recorder.endedIds()).containsExactly(3, 1, 2);
    }

    @Test
    void aSearchWhoseDriversAreKilledEndsWithEveryTrialDoneOrFailed() {
        simulation.trials(
                trial -> SimulatedRun.of(Epochs.OBJECTIVE, Epochs.withAccuracies(new double[1 + trial.id() % 7])));
        Instant death = Simulation.START.plusSeconds(5);
        drivers(12, 2, (now, event) -> !now.isBefore(death));

        assertEachEndedOnce(12);
        assertThat(log.results).allSatisfy(result -> {
            assertThat(attempt(result)).isLessThanOrEqualTo(4);
            boolean isShort = result.trial().id() % 7 < 4;
            assertThat(result.outcome().status()).isEqualTo(isShort ? Status.COMPLETED : Status.FAILED);
        });
    }

    @Test
    void oneThatWentOnKeepsItsScoreWhenItIsGivenUp() {
        CandidateSource source = simulation.source();
        Candidate candidate = source.next(1).get(0);
        var before = new Outcome.Pruned(0.3, 3, "it waits", Epochs.withAccuracies(0.1, 0.2, 0.3));
        TrialResult paused = Results.of(1, candidate, before);
        var state = new SearchState(
                2,
                List.of(paused.trial().withAttempt(6)),
                List.of(paused),
                Map.of(),
                Optional.of(paused),
                Set.of(),
                Map.of(1, 4),
                1);
        simulation
                .state(state)
                .budget(Budgets.trials(1))
                .run(source, new MortalBackend(simulation.backend(1), (now, event) -> false), simulation.recorder);

        TrialResult result = simulation.recorder.results.get(0);
        assertThat(result.outcome())
                .isEqualTo(new Outcome.Pruned(
                        0.3,
                        3,
                        "it waits; going on, it failed: the driver died in each of its 4 attempts",
                        before.history()));
        assertThat(attempt(result)).isEqualTo(5);
    }
}
