package io.sparbiter.driver.benchmark;

import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.trial.EpochReport;
import java.util.function.LongSupplier;

/**
 * Ends a replay when its epochs are spent.
 *
 * @param epochs how many there are to spend
 * @param spent how many were, this epoch included
 * @param end asks the replay to end
 */
record EpochLimit(int epochs, LongSupplier spent, Runnable end) implements SearchListener {
    @Override
    public void epochEnded(EpochReport report) {
        if (spent.getAsLong() >= epochs) {
            end.run();
        }
    }
}
