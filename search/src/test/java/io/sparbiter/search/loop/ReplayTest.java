package io.sparbiter.search.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.generate.Strategy.GridSearch.Order;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches that die and go on. */
class ReplayTest {
    private static final int TRIALS = 40;

    static Stream<Strategy> strategies() {
        return Stream.of(
                new Strategy.RandomSearch(),
                new Strategy.GridSearch(Order.RANDOM),
                new Strategy.GeneticSearch(6, 0.2),
                Strategy.Bayesian.DEFAULT,
                Strategy.Tpe.DEFAULT,
                Strategy.Evolution.DEFAULT);
    }

    private static Simulation simulation(Strategy strategy, PrunerSettings pruner) {
        return new Simulation()
                .strategy(strategy)
                .pruner(pruner)
                .budget(Budgets.trials(TRIALS))
                .trials(ReplayTest::train);
    }

    /** Some trials rise, some diverge, and no two take the same time. */
    private static SimulatedRun train(Trial trial) {
        double level = trial.point().index() * 7919 % 1000 / 1000.0;
        boolean diverges = trial.point().index() % 11 == 3;
        var epochs = IntStream.rangeClosed(1, 6)
                .mapToObj(number -> Epochs.withAccuracy(number, diverges ? Double.NaN : level + number / 1000.0))
                .toList();
        return SimulatedRun.of(Epochs.OBJECTIVE, epochs);
    }

    /** Runs until the search has made so many calls, and dies. */
    private static void runAndDie(
            Simulation simulation, CallLog log, SearchState state, Run fresh, int slots, int calls) {
        SearchListener death = new SearchListener() {
            @Override
            public void proposed(int asked, List<Trial> trials) {
                dieIfDue();
            }

            @Override
            public void continued(Trial trial) {
                dieIfDue();
            }

            @Override
            public void ended(TrialResult result) {
                dieIfDue();
            }

            private void dieIfDue() {
                if (log.calls.size() >= calls) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        try {
            run(simulation, log, state, fresh, slots, death);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("killed");
        }
    }

    /** What a run begins with. */
    private record Run(CandidateSource source, Pruner pruner) {
        static Run of(Simulation simulation, PrunerSettings pruner) {
            return new Run(simulation.source(), pruner.open(Epochs.OBJECTIVE, Simulation.EPOCHS));
        }
    }

    private static SearchSummary run(
            Simulation simulation, CallLog log, SearchState state, Run fresh, int slots, SearchListener... others) {
        var listeners = new ArrayList<SearchListener>(List.of(log));
        listeners.addAll(List.of(others));
        var plan = new SearchPlan(Epochs.OBJECTIVE, Budgets.trials(TRIALS), Simulation.EPOCHS, Simulation.SEED, state);
        return new SearchLoop(plan, fresh.source(), fresh.pruner(), simulation.backend(slots), listeners).run();
    }

    private static SearchState replay(CallLog log, Run fresh) {
        var replay = new Replay(Epochs.OBJECTIVE, fresh.source(), fresh.pruner());
        log.calls.forEach(call -> call.accept(replay));
        return replay.state();
    }

    private static List<String> points(CallLog log) {
        return log.results.stream()
                .sorted(Comparator.comparingInt(result -> result.trial().id()))
                .map(result -> result.trial().candidate() + " " + result.outcome())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void aSearchThatDiesOftenIsTheSearchThatNeverDied(Strategy strategy) {
        var pruner = new SuccessiveHalving(1, 3, 1);
        Simulation simulation = simulation(strategy, pruner);
        var whole = new CallLog();
        run(simulation, whole, SearchState.NEW, Run.of(simulation, pruner), 1);

        var log = new CallLog();
        for (int calls = 0; calls < 2 * TRIALS; calls += 7) {
            Run fresh = Run.of(simulation, pruner);
            runAndDie(simulation, log, replay(log, fresh), fresh, 1, calls);
        }
        Run fresh = Run.of(simulation, pruner);
        SearchSummary summary = run(simulation, log, replay(log, fresh), fresh, 1);

        assertThat(points(log)).isEqualTo(points(whole)).hasSize(TRIALS);
        assertThat(summary.best().map(best -> best.trial().id()))
                .isEqualTo(replay(whole, Run.of(simulation, pruner)).best().map(best -> best.trial()
                        .id()));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void whoGoesOnIsTheSameInASearchThatDiesOften(Strategy strategy) {
        var pruner = new Promotion(1, 2, 2, 6);
        Simulation simulation = simulation(strategy, pruner);
        var whole = new CallLog();
        run(simulation, whole, SearchState.NEW, Run.of(simulation, pruner), 1);

        var log = new CallLog();
        for (int calls = 0; calls < 3 * TRIALS; calls += 5) {
            Run fresh = Run.of(simulation, pruner);
            runAndDie(simulation, log, replay(log, fresh), fresh, 1, calls);
        }
        Run fresh = Run.of(simulation, pruner);
        SearchState state = replay(log, fresh);
        run(simulation, log, state, fresh, 1);

        assertThat(points(log)).isEqualTo(points(whole)).hasSizeGreaterThan(TRIALS);
        assertThat(replay(log, Run.of(simulation, pruner)).counts())
                .isEqualTo(replay(whole, Run.of(simulation, pruner)).counts());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void onManySlotsNothingIsLostOrDoneTwice(Strategy strategy) {
        var pruner = new PrunerSettings.NoPruning();
        Simulation simulation = simulation(strategy, pruner);
        var log = new CallLog();
        for (int run = 1; run <= 8; run++) {
            Run fresh = Run.of(simulation, pruner);
            // Slots come and go between runs: the numbers asked for are another each time.
            runAndDie(simulation, log, replay(log, fresh), fresh, 1 + run * 5 % 7, run * 6);
        }
        Run fresh = Run.of(simulation, pruner);
        SearchState state = replay(log, fresh);
        run(simulation, log, state, fresh, 3);

        assertThat(log.results)
                .extracting(result -> result.trial().id())
                .doesNotHaveDuplicates()
                .hasSize(TRIALS);
        assertThat(log.results).extracting(result -> result.trial().point()).doesNotHaveDuplicates();
    }

    @Test
    void theStateSaysWhatIsInFlightAndHowOftenItWasTried() {
        Simulation simulation = new Simulation();
        List<Candidate> candidates = simulation.source().next(3);
        var replay = new Replay(Epochs.OBJECTIVE, simulation.source(), Pruner.NONE);
        replay.proposed(3, trials(candidates));
        replay.ended(Results.completed(2, candidates.get(1), 0.7));
        replay.attempted(3, 2);
        replay.attempted(2, 4);

        SearchState state = replay.state();
        assertThat(state.nextTrial()).isEqualTo(4);
        assertThat(state.inFlight().stream().collect(Collectors.toMap(Trial::id, Trial::attempt)))
                .containsEntry(1, 2)
                .containsEntry(3, 3)
                .hasSize(2);
        assertThat(state.lostAttempts()).isEqualTo(Map.of(1, 1, 3, 2));
        assertThat(state.lastBegun()).isEqualTo(3);
        assertThat(state.counts()).containsEntry(Status.COMPLETED, 1).hasSize(1);
        assertThat(state.ended()).isEqualTo(1);
        assertThat(state.best().orElseThrow().trial().id()).isEqualTo(2);
        assertThat(replay.isInFlight(2)).isFalse();
    }

    private static List<Trial> trials(List<Candidate> candidates) {
        List<Trial> trials = new ArrayList<>();
        candidates.forEach(candidate -> trials.add(new Trial(trials.size() + 1, candidate, 7, 20)));
        return trials;
    }

    @Test
    void anotherPointIsNoticed() {
        Simulation simulation = new Simulation();
        Point expected = simulation.source().next(1).get(0).point();
        Point other = Spaces.ofTwoHundred().point((expected.index() + 1) % 200);
        var replay = new Replay(Epochs.OBJECTIVE, simulation.source(), Pruner.NONE);

        assertThatThrownBy(() -> replay.proposed(1, trials(List.of(new Candidate(other, "start")))))
                .isInstanceOf(ReplayException.class)
                .hasMessage("its strategy proposes point " + expected.index() + " (random) as trial 1, which was point "
                        + other.index() + " (start)");
    }

    @Test
    void anEarlierEndIsNoticed() {
        Simulation simulation = new Simulation().space(Spaces.ofOne());
        var replay = new Replay(Epochs.OBJECTIVE, simulation.source(), Pruner.NONE);
        List<Trial> two = trials(new Simulation().source().next(2));

        assertThatThrownBy(() -> replay.proposed(2, two))
                .hasMessage("asked for 2 candidates after trial 0, its strategy proposes 1 where it proposed 2");
    }

    @Test
    void anEndOfNothingIsNoticed() {
        var replay = new Replay(Epochs.OBJECTIVE, new Simulation().source(), Pruner.NONE);
        Candidate candidate = new Simulation().source().next(1).get(0);

        assertThatThrownBy(() -> replay.ended(Results.completed(1, candidate, 0.5)))
                .hasMessage("trial 1 ended without having been in flight");
    }

    @Test
    void whoDidNotWaitCannotHaveGoneOn() {
        Simulation simulation = new Simulation();
        List<Candidate> candidates = simulation.source().next(1);
        var replay = new Replay(Epochs.OBJECTIVE, simulation.source(), Promotion.DEFAULT.open(Epochs.OBJECTIVE, 20));
        replay.proposed(1, trials(candidates));
        replay.ended(Results.completed(1, candidates.get(0), 0.5));

        assertThatThrownBy(() -> replay.continued(1, 2))
                .isInstanceOf(ReplayException.class)
                .hasMessage("trial 1 went on without having waited");
    }

    @Test
    void theStateSaysWhoWaitsAndWhoGoesOn() {
        Simulation simulation = new Simulation();
        List<Candidate> candidates = simulation.source().next(2);
        var replay = new Replay(Epochs.OBJECTIVE, simulation.source(), Promotion.DEFAULT.open(Epochs.OBJECTIVE, 20));
        replay.proposed(2, trials(candidates));
        var history = Epochs.withAccuracies(0.1, 0.2, 0.3);
        for (int id = 1; id <= 2; id++) {
            replay.ended(Results.of(id, candidates.get(id - 1), new Outcome.Pruned(0.3, 3, "rung", history)));
        }
        replay.continued(2, 3);

        SearchState state = replay.state();
        assertThat(state.paused()).extracting(result -> result.trial().id()).containsExactly(1, 2);
        assertThat(state.inFlight()).extracting(Trial::id).containsExactly(2);
        assertThat(state.inFlight().get(0).attempt()).isEqualTo(4);
        assertThat(state.lostAttempts()).isEqualTo(Map.of(2, 1));
        assertThat(state.lastBegun()).isEqualTo(2);
        assertThat(state.counts()).containsEntry(Status.PRUNED, 1).hasSize(1);
        assertThat(state.best()).isPresent();
    }

    @Test
    void aGapInTheIdsIsNoticed() {
        Candidate candidate = new Simulation().source().next(1).get(0);
        var replay = new Replay(Epochs.OBJECTIVE, new Simulation().source(), Pruner.NONE);

        assertThatThrownBy(() -> replay.proposed(1, List.of(new Trial(5, candidate, 7, 20))))
                .hasMessage("trial 5 follows trial 0");
    }

    @Test
    void outcomesOfEveryKindAreTold() {
        Simulation simulation = new Simulation();
        List<Candidate> candidates = simulation.source().next(2);
        var replay = new Replay(Epochs.OBJECTIVE, simulation.source(), Pruner.NONE);
        replay.proposed(2, trials(candidates));
        replay.ended(Results.of(1, candidates.get(0), new Outcome.Cancelled("the search was interrupted")));
        replay.ended(Results.of(2, candidates.get(1), new Outcome.Diverged("NaN", List.of())));

        assertThat(replay.state().counts()).containsOnlyKeys(Status.CANCELLED, Status.DIVERGED);
        assertThat(replay.state().best()).isEmpty();
    }
}
