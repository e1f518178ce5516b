package io.sparbiter.worker.network.evaluation;

import io.sparbiter.worker.network.layers.KerasSemantics;
import java.util.Arrays;

/** What one image's probabilities, one a class, say. */
public final class Probabilities {
    private Probabilities() {}

    /** The most probable class; the first among equally probable ones. */
    public static int argMax(float[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The cross-entropy of a true class's probability, which is kept 1e-7 from 0 and 1, as Keras does. */
    public static double crossEntropy(double probability) {
        double epsilon = KerasSemantics.PROBABILITY_EPSILON;
        return -Math.log(Math.min(Math.max(probability, epsilon), 1 - epsilon));
    }

    /**
     * Gives back the probabilities.
     *
     * @throws ArithmeticException if one is not a number
     */
    public static float[] requireNumbers(float[] probabilities, String image) {
        for (float probability : probabilities) {
            if (Float.isNaN(probability)) {
                throw new ArithmeticException(
                        "the probabilities of image " + image + " are not numbers: " + Arrays.toString(probabilities));
            }
        }
        return probabilities;
    }
}
