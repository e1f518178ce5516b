package io.sparbiter.worker.network.training;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;

/**
 * Keras' {@code ReduceLROnPlateau}: reduces the learning rate when a value has not improved for some epochs. To be told
 * each epoch's value in order.
 */
public final class PlateauSchedule {
    private final PlateauSettings settings;
    private final Direction direction;
    private double rate;
    private double best;
    private int wait;
    private int cooldown;

    public PlateauSchedule(PlateauSettings settings, Direction direction, double firstRate) {
        this.settings = settings;
        this.direction = direction;
        rate = firstRate;
        best = direction == Direction.MAXIMIZE ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** The learning rate of the next epoch. */
    public double rate() {
        return rate;
    }

    /** Tells the next epoch's value. */
    public void observe(double value) {
        if (cooldown > 0) {
            cooldown--;
            wait = 0;
        }
        if (improves(value)) {
            best = value;
            wait = 0;
        } else if (cooldown == 0) {
            wait++;
            reduceIfDue();
        }
    }

    private void reduceIfDue() {
        if (wait >= settings.patience() && rate > settings.minLearningRate()) {
            rate = Math.max(rate * settings.factor(), settings.minLearningRate());
            cooldown = settings.cooldown();
            wait = 0;
        }
    }

    private boolean improves(double value) {
        return direction == Direction.MAXIMIZE
                ? value > best + settings.minDelta()
                : value < best - settings.minDelta();
    }
}
