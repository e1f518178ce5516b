package io.sparbiter.driver.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a benchmark, the same for every strategy.
 *
 * @param trials of one replay
 * @param seeds how many replays, each with a seed of its own
 * @param firstSeed the others follow it, one by one
 * @param workers trials that run side by side
 */
public record BenchmarkPlan(int trials, int seeds, long firstSeed, int workers) {
    private static final int FIRST_CHECKPOINT = 25;

    public BenchmarkPlan {
        if (trials < 1 || seeds < 1 || workers < 1) {
            throw new IllegalArgumentException(
                    "trials, seeds and workers are positive: %d, %d, %d".formatted(trials, seeds, workers));
        }
    }

    /** After 25, 50, 100, … trials and at the end, which comes no later than the table's. */
    List<Integer> checkpoints(RecordedTable table) {
        int last = Math.min(trials, table.size());
        List<Integer> checkpoints = new ArrayList<>();
        for (long checkpoint = FIRST_CHECKPOINT; checkpoint < last; checkpoint *= 2) {
            checkpoints.add((int) checkpoint);
        }
        checkpoints.add(last);
        return checkpoints;
    }
}
