package io.sparbiter.driver.benchmark;

import java.util.List;
import java.util.Map;

/**
 * One replay of one contender with one seed.
 *
 * @param standings at the checkpoints that it reached
 * @param suggestSeconds what each suggestion cost, in their order
 */
record StrategyReplay(Map<Checkpoint, Standing> standings, List<Double> suggestSeconds) {
    StrategyReplay {
        standings = Map.copyOf(standings);
        suggestSeconds = List.copyOf(suggestSeconds);
    }
}
