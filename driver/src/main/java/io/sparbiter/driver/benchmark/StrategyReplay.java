package io.sparbiter.driver.benchmark;

import java.util.List;

/**
 * One replay of one strategy with one seed.
 *
 * @param standings one for each checkpoint
 * @param suggestSeconds what each suggestion cost, in their order
 */
record StrategyReplay(List<RegretAtCheckpoint> standings, List<Double> suggestSeconds) {
    StrategyReplay {
        standings = List.copyOf(standings);
        suggestSeconds = List.copyOf(suggestSeconds);
    }
}
