package io.sparbiter.driver.benchmark;

import java.util.List;

/**
 * What one strategy did with one seed.
 *
 * @param standings one for each checkpoint
 * @param suggestSeconds what each suggestion cost, in their order
 */
record Replay(List<Standing> standings, List<Double> suggestSeconds) {
    Replay {
        standings = List.copyOf(standings);
        suggestSeconds = List.copyOf(suggestSeconds);
    }
}
