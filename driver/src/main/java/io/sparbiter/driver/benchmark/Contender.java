package io.sparbiter.driver.benchmark;

import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;

/**
 * A strategy and a pruner that are replayed together.
 *
 * @param name what to call the strategy
 * @param prunerName what to call the pruner
 */
public record Contender(String name, Strategy strategy, String prunerName, PrunerSettings pruner) {
    /** A strategy by its word, every trial of which trains to its end. */
    public static Contender of(Strategy strategy) {
        var none = new NoPruning();
        return new Contender(strategy.word(), strategy, none.word(), none);
    }

    /** Whether trials may end before their training does. */
    public boolean prunes() {
        return !(pruner instanceof NoPruning);
    }

    /** What to call both: {@code tpe with asha}, or the strategy alone if there is no pruner. */
    public String title() {
        return prunes() ? name + " with " + prunerName : name;
    }
}
