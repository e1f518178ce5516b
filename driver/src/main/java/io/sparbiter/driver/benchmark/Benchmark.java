package io.sparbiter.driver.benchmark;

import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.search.choose.Ladder;
import io.sparbiter.search.choose.TrialOutline;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchLoop;
import io.sparbiter.search.loop.SearchPlan;
import io.sparbiter.search.loop.TimedSource;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.simulation.SimulatedBackend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Replays strategies and pruners against recorded scores: the loop of a real search on the simulated backend. But for the
 * times, the same table, plan and contender give the same rows.
 *
 * <pre>{@code
 * RecordedTable table = TableFile.read(file, space, Direction.MAXIMIZE);
 * var benchmark = new Benchmark(table, new BenchmarkPlan(100, 20, 1, 1), System::nanoTime);
 * List<BenchmarkRow> rows = benchmark.rows(Contender.of(Tpe.DEFAULT));
 * }</pre>
 */
public final class Benchmark {
    private final RecordedTable table;
    private final RecordedObjective recorded;
    private final BenchmarkPlan plan;
    private final LongSupplier nanoClock;
    private final List<Checkpoint> checkpoints;

    /** @param nanoClock what suggestions are timed by */
    public Benchmark(RecordedTable table, BenchmarkPlan plan, LongSupplier nanoClock) {
        this.table = table;
        this.plan = plan;
        this.nanoClock = nanoClock;
        recorded = new RecordedObjective(table);
        checkpoints = plan.checkpoints(table);
    }

    /**
     * One row for each checkpoint that all seeds reached. They are replayed one after another, since a suggestion is timed
     * on a core of its own.
     */
    public List<BenchmarkRow> rows(Contender contender) {
        List<StrategyReplay> replays = new ArrayList<>();
        for (int i = 0; i < plan.seeds(); i++) {
            replays.add(replay(contender, plan.firstSeed() + i));
        }
        return checkpoints.stream()
                .filter(checkpoint ->
                        replays.stream().allMatch(replay -> replay.standings().containsKey(checkpoint)))
                .map(checkpoint -> BenchmarkRow.of(contender, plan.workers(), replays, checkpoint))
                .toList();
    }

    private StrategyReplay replay(Contender contender, long seed) {
        List<Double> seconds = new ArrayList<>();
        var source = new TimedSource(source(contender, seed), nanoClock, seconds::add);
        try (var backend = new SimulatedBackend(plan.workers(), recorded.objective(), recorded, Instant.EPOCH)) {
            var traced = new TracedSource(
                    source, recorded, checkpoints, () -> backend.now().toEpochMilli());
            List<SearchListener> listeners = new ArrayList<>(List.of(traced));
            plan.limits()
                    .epochs()
                    .ifPresent(epochs -> listeners.add(new EpochLimit(epochs, traced::epochs, backend::interrupt)));
            Pruner pruner = contender.pruner().open(recorded.objective(), table.lastEpoch());
            var search = new SearchPlan(recorded.objective(), budget(), table.lastEpoch(), seed);
            new SearchLoop(search, traced, pruner, backend, listeners).run();
            var replay = new StrategyReplay(traced.standings(), seconds);
            rejectEarlyEnd(contender, replay, seed);
            return replay;
        }
    }

    private CandidateSource source(Contender contender, long seed) {
        Strategy strategy = contender.strategy();
        var ladder = new Ladder(contender.pruner().rungs(table.lastEpoch()), table.lastEpoch());
        var outline = new TrialOutline(Optional.empty(), ladder);
        CandidateSource source = strategy.open(table.space(), recorded.objective(), seed, List.of(), outline);
        return table.isComplete() ? source : RecordedOnlySource.of(source, strategy, table);
    }

    private Budget budget() {
        OptionalInt trials = plan.limits().trials();
        return new Budget(trials, plan.limits().time(), OptionalDouble.empty(), OptionalInt.empty());
    }

    private void rejectEarlyEnd(Contender contender, StrategyReplay replay, long seed) {
        boolean isThrough = checkpoints.stream()
                .filter(checkpoint -> checkpoint.by() == By.TRIALS)
                .allMatch(replay.standings()::containsKey);
        if (plan.limits().isByTrials() && !isThrough) {
            throw new IllegalStateException(
                    "strategy " + contender.strategy().word() + " ended before the table did, seed " + seed);
        }
    }
}
