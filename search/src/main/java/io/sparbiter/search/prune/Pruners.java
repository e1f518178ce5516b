package io.sparbiter.search.prune;

import io.sparbiter.search.prune.PrunerSettings.Hyperband;
import io.sparbiter.search.prune.PrunerSettings.MedianStopping;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.trial.Objective;

/** Makes settings the pruner they describe. */
public final class Pruners {
    private Pruners() {}

    /**
     * A pruner that has heard of nothing yet.
     *
     * @param epochs the most epochs of a trial
     */
    public static Pruner open(PrunerSettings settings, Objective objective, int epochs) {
        if (settings instanceof NoPruning) {
            return Pruner.NONE;
        }
        if (settings instanceof MedianStopping median) {
            return new MedianPruner(median, objective, epochs);
        }
        if (settings instanceof SuccessiveHalving asha) {
            var rungs = Rungs.below(epochs, asha.minEpochs(), asha.reductionFactor());
            return new HalvingPruner(rungs, asha.brackets(), objective);
        }
        if (settings instanceof Hyperband hyperband) {
            var rungs = Rungs.below(epochs, hyperband.minEpochs(), hyperband.reductionFactor());
            return new HalvingPruner(rungs, rungs.brackets(), objective);
        }
        throw new IllegalArgumentException("no pruner " + settings.word());
    }
}
