package io.sparbiter.driver.benchmark;

import io.sparbiter.driver.benchmark.table.RecordedTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a benchmark, the same for every strategy and pruner.
 *
 * @param limits of one replay
 * @param seeds how many replays, each with a seed of its own
 * @param firstSeed the others follow it, one by one
 * @param workers trials that run side by side
 */
public record BenchmarkPlan(ReplayLimits limits, int seeds, long firstSeed, int workers) {
    private static final int FIRST_CHECKPOINT = 25;

    /** In whole trainings. */
    private static final List<Integer> SPENT = List.of(5, 10, 20, 50);

    public BenchmarkPlan {
        if (seeds < 1 || workers < 1) {
            throw new IllegalArgumentException("seeds and workers are positive: %d, %d".formatted(seeds, workers));
        }
    }

    /** A plan whose replays end after so many trials. */
    public BenchmarkPlan(int trials, int seeds, long firstSeed, int workers) {
        this(ReplayLimits.ofTrials(trials), seeds, firstSeed, workers);
    }

    /** All that a replay may reach: in trials, in epochs if the table has some, and in seconds if trials take any. */
    List<Checkpoint> checkpoints(RecordedTable table) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        trials(table).forEach(trials -> checkpoints.add(new Checkpoint(By.TRIALS, trials, trials)));
        int epochs = table.lastEpoch();
        long millis = table.medianDuration().toMillis();
        if (table.hasEpochs()) {
            SPENT.forEach(times -> checkpoints.add(new Checkpoint(By.EPOCHS, times * epochs, (long) times * epochs)));
        }
        if (millis > 0) {
            SPENT.forEach(times -> checkpoints.add(new Checkpoint(By.SECONDS, times, times * millis)));
        }
        return checkpoints;
    }

    /** After 25, 50, 100, … trials and at the last, which comes no later than the table's. */
    private List<Integer> trials(RecordedTable table) {
        int last = Math.min(limits.trials().orElse(table.size()), table.size());
        List<Integer> trials = new ArrayList<>();
        for (long checkpoint = FIRST_CHECKPOINT; checkpoint < last; checkpoint *= 2) {
            trials.add((int) checkpoint);
        }
        trials.add(last);
        return trials;
    }
}
