package io.sparbiter.worker.network.training;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.worker.network.training.TrainingSettings.EarlyStoppingSettings;

/**
 * Keras' {@code EarlyStopping}: ends a training when a value has not improved for some epochs. An improvement is strict;
 * a NaN is none. To be told each epoch's value in order.
 */
public final class EarlyStopping {
    private final EarlyStoppingSettings settings;
    private final Direction direction;
    private double best;
    private int epochs;
    private int bestEpoch;

    public EarlyStopping(EarlyStoppingSettings settings, Direction direction) {
        this.settings = settings;
        this.direction = direction;
        best = direction == Direction.MAXIMIZE ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** Tells the next epoch's value; returns whether it improved on all before. */
    public boolean observe(double value) {
        epochs++;
        boolean improved = direction == Direction.MAXIMIZE
                ? value - settings.minDelta() > best
                : value + settings.minDelta() < best;
        if (improved) {
            best = value;
            bestEpoch = epochs;
        }
        return improved;
    }

    /** Whether to train no further; never after the first epoch. */
    public boolean shouldStop() {
        return epochs > 1 && epochs - bestEpoch >= settings.patience();
    }

    /** The number of the last epoch that improved, from 1; 0 if none did. */
    public int bestEpoch() {
        return bestEpoch;
    }
}
