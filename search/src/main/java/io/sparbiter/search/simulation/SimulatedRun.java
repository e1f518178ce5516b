package io.sparbiter.search.simulation;

import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * How a simulated trial goes if nobody stops it.
 *
 * @param startup virtual time before the first epoch, not negative
 * @param epochs that are reported, in order; each takes its {@link Epoch#millis()} of virtual time
 * @param outcome how it ends, right after its last epoch
 */
public record SimulatedRun(Duration startup, List<Epoch> epochs, Outcome outcome) {
    public SimulatedRun {
        if (startup.isNegative()) {
            throw new IllegalArgumentException("a startup takes no negative time: " + startup);
        }
        epochs = List.copyOf(epochs);
    }

    /** A run that trains all these epochs, or diverges if none has a finite score. */
    public static SimulatedRun of(Objective objective, List<Epoch> epochs) {
        var ending = new Ending(objective, epochs);
        Outcome outcome = ending.hasScore()
                ? ending.completed("all epochs trained")
                : ending.diverged("no epoch has a finite score");
        return new SimulatedRun(Duration.ZERO, epochs, outcome);
    }
}
