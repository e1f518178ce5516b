package io.sparbiter.worker.network.data;

import java.util.Arrays;

/** Weights that let every class count the same in a loss, however many images it has. */
final class ClassWeights {
    private ClassWeights() {}

    /**
     * scikit-learn's {@code balanced}: images / (classes × images of the class), where only classes with an image count,
     * so that the weights of all images average 1. A class without one gets 0: no image asks for its weight, and a
     * finite number keeps a sum over all classes finite.
     */
    static double[] balanced(int[] counts) {
        double images = Arrays.stream(counts).sum();
        long present = Arrays.stream(counts).filter(count -> count > 0).count();
        return Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? 0 : images / (present * count))
                .toArray();
    }
}
