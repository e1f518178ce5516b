package io.sparbiter.driver.benchmark.table;

import io.sparbiter.search.trial.Seeds;
import java.time.Duration;
import java.util.SplittableRandom;

/** How long a trial takes of which only the score was recorded: always the same for a point, unlike between points. */
final class DrawnDuration {
    /** Between the cheapest and the dearest network of the default space, trials on one core differ about so much. */
    private static final double SPREAD = 80;

    private static final double SHORTEST_MILLIS = 1_000;

    /** Any will do; this one keeps the draws apart from those of trials, whose seeds are small. */
    private static final long SEED = 0x5ec0_4d5L;

    private DrawnDuration() {}

    /** From 1 to 80 seconds, each doubling as likely as any other. */
    static Duration of(long point) {
        double uniform = new SplittableRandom(Seeds.derive(SEED, point)).nextDouble();
        return Duration.ofMillis(Math.round(SHORTEST_MILLIS * Math.pow(SPREAD, uniform)));
    }
}
