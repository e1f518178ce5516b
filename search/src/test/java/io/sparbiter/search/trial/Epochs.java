package io.sparbiter.search.trial;

import java.util.ArrayList;
import java.util.List;

/** Epochs for tests, as a network reports them. */
public final class Epochs {
    public static final Metric VAL_ACCURACY = Metric.share("val_accuracy", Direction.MAXIMIZE);
    public static final Metric VAL_LOSS = Metric.of("val_loss", Direction.MINIMIZE);
    public static final Metric TRAIN_LOSS = Metric.of("train_loss", Direction.MINIMIZE);
    public static final Objective OBJECTIVE = Objective.of(VAL_ACCURACY);

    private static final List<String> NAMES = List.of("train_loss", "val_loss", "val_accuracy");

    private Epochs() {}

    /** Epochs of one second with these validation accuracies. */
    public static List<Epoch> withAccuracies(double... accuracies) {
        List<Epoch> epochs = new ArrayList<>();
        for (double accuracy : accuracies) {
            epochs.add(withAccuracy(epochs.size() + 1, accuracy));
        }
        return epochs;
    }

    /** An epoch of one second. */
    public static Epoch withAccuracy(int number, double accuracy) {
        return new Epoch(number, Metrics.of(NAMES, 0.5, 1 - accuracy, accuracy), 1000);
    }
}
