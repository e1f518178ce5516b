package io.sparbiter.search.trial;

import java.util.Locale;

/** What can be read off an {@link Epoch} to score it. */
public enum Metric {
    VAL_ACCURACY(Direction.MAXIMIZE) {
        @Override
        public double of(Epoch epoch) {
            return epoch.valAccuracy();
        }
    },
    VAL_LOSS(Direction.MINIMIZE) {
        @Override
        public double of(Epoch epoch) {
            return epoch.valLoss();
        }
    },
    TRAIN_LOSS(Direction.MINIMIZE) {
        @Override
        public double of(Epoch epoch) {
            return epoch.trainLoss();
        }
    };

    private final Direction direction;

    Metric(Direction direction) {
        this.direction = direction;
    }

    public abstract double of(Epoch epoch);

    /** The direction in which this metric improves. */
    public Direction direction() {
        return direction;
    }

    /** The word for it in files and tables, such as {@code val_accuracy}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
