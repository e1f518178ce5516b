package io.sparbiter.search.loop;

import io.sparbiter.search.choose.Ladder;
import io.sparbiter.search.choose.TrialOutline;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.simulation.SimulatedBackend;
import io.sparbiter.search.simulation.SimulatedObjective;
import io.sparbiter.search.simulation.SimulatedRun;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Objective;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A random search over 200 points on a simulated backend, for tests to vary. */
final class Simulation {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final long SEED = 42;
    static final int EPOCHS = 20;

    final Recorder recorder = new Recorder();
    private Objective objective = Epochs.OBJECTIVE;
    private Budget budget = Budget.UNLIMITED;
    private Space space = Spaces.ofTwoHundred();
    private Strategy strategy = new Strategy.RandomSearch();
    private PrunerSettings pruner = new PrunerSettings.NoPruning();
    private SearchState state = SearchState.NEW;
    private long seed = SEED;
    private SimulatedObjective simulated = accuracies(0.5);

    /** Trials whose epochs last a second and have these accuracies. */
    static SimulatedObjective accuracies(double... accuracies) {
        return trial -> SimulatedRun.of(Epochs.OBJECTIVE, Epochs.withAccuracies(accuracies));
    }

    Simulation objective(Objective value) {
        objective = value;
        return this;
    }

    Simulation budget(Budget value) {
        budget = value;
        return this;
    }

    Simulation space(Space value) {
        space = value;
        return this;
    }

    Simulation strategy(Strategy value) {
        strategy = value;
        return this;
    }

    Simulation pruner(PrunerSettings value) {
        pruner = value;
        return this;
    }

    Simulation seed(long value) {
        seed = value;
        return this;
    }

    Simulation state(SearchState value) {
        state = value;
        return this;
    }

    Simulation trials(SimulatedObjective value) {
        simulated = value;
        return this;
    }

    SimulatedBackend backend(int slots) {
        return new SimulatedBackend(slots, objective, simulated, START);
    }

    CandidateSource source() {
        var ladder = new Ladder(pruner.rungs(EPOCHS), EPOCHS);
        return strategy.open(space, objective, seed, List.of(), new TrialOutline(Optional.empty(), ladder));
    }

    SearchSummary run(int slots) {
        return run(backend(slots));
    }

    SearchSummary run(TrialBackend backend) {
        return run(source(), backend, recorder);
    }

    SearchSummary run(CandidateSource source, TrialBackend backend, SearchListener... listeners) {
        var plan = new SearchPlan(objective, budget, EPOCHS, seed, state);
        Pruner judge = pruner.open(objective, EPOCHS);
        return new SearchLoop(plan, source, judge, backend, List.of(listeners)).run();
    }
}
