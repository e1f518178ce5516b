package io.sparbiter.search.trial;

import java.util.ArrayList;
import java.util.List;

/** Epochs for tests. */
public final class Epochs {
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
        return new Epoch(number, 0.5, 1 - accuracy, accuracy, 0.001, 1000);
    }
}
