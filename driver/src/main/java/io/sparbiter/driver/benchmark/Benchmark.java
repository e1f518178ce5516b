package io.sparbiter.driver.benchmark;

import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.loop.SearchLoop;
import io.sparbiter.search.loop.SearchPlan;
import io.sparbiter.search.loop.SimulatedBackend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Replays strategies against recorded scores: the loop of a real search on the simulated backend. But for the times,
 * the same table, plan and strategy give the same rows.
 *
 * <pre>{@code
 * RecordedTable table = TableFile.read(file, space, Direction.MAXIMIZE);
 * var benchmark = new Benchmark(table, new BenchmarkPlan(100, 20, 1, 1), System::nanoTime);
 * List<BenchmarkRow> rows = benchmark.rows("tpe", Tpe.DEFAULT);
 * }</pre>
 */
public final class Benchmark {
    private final RecordedTable table;
    private final BenchmarkPlan plan;
    private final LongSupplier nanoClock;
    private final List<Integer> checkpoints;

    /** @param nanoClock what suggestions are timed by */
    public Benchmark(RecordedTable table, BenchmarkPlan plan, LongSupplier nanoClock) {
        this.table = table;
        this.plan = plan;
        this.nanoClock = nanoClock;
        checkpoints = plan.checkpoints(table);
    }

    /**
     * One row for each checkpoint. Seeds are replayed one after another, since a suggestion is timed on a core of its own.
     *
     * @param name what to call the strategy in the rows
     */
    public List<BenchmarkRow> rows(String name, Strategy strategy) {
        List<StrategyReplay> replays = new ArrayList<>();
        for (int i = 0; i < plan.seeds(); i++) {
            replays.add(replay(strategy, plan.firstSeed() + i));
        }
        return IntStream.range(0, checkpoints.size())
                .mapToObj(number -> BenchmarkRow.of(name, plan.workers(), replays, number, checkpoints.get(number)))
                .toList();
    }

    private StrategyReplay replay(Strategy strategy, long seed) {
        var recorded = new RecordedObjective(table);
        var source = new TimedSource(source(strategy, recorded, seed), nanoClock);
        var traced = new TracedSource(source, table, checkpoints);
        var search = new SearchPlan(recorded.objective(), budget(), 1, seed);
        try (var backend = new SimulatedBackend(plan.workers(), recorded.objective(), recorded, Instant.EPOCH)) {
            new SearchLoop(search, traced, backend, List.of()).run();
        }
        if (traced.standings().size() < checkpoints.size()) {
            throw new IllegalStateException(
                    "strategy " + strategy.word() + " ended before the table did, seed " + seed);
        }
        return new StrategyReplay(traced.standings(), source.seconds());
    }

    private CandidateSource source(Strategy strategy, RecordedObjective recorded, long seed) {
        CandidateSource source = strategy.open(table.space(), recorded.objective(), seed, List.of());
        return table.isComplete() ? source : RecordedOnlySource.of(source, strategy, table);
    }

    private Budget budget() {
        return new Budget(OptionalInt.of(plan.trials()), Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());
    }
}
