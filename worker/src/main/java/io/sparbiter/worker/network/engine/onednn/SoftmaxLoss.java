package io.sparbiter.worker.network.engine.onednn;

import java.util.Arrays;

/** Softmax and weighted cross-entropy, on the few numbers that a network ends with. */
final class SoftmaxLoss {
    private static final double EPSILON = 1e-7;

    private final double[] weights;
    private final int classes;

    /** @param weights of the classes */
    SoftmaxLoss(double[] weights) {
        this.weights = weights;
        classes = weights.length;
    }

    /**
     * The loss of a batch, a mean over its images.
     *
     * @param outputs [images][classes] before softmax, one image after the other; overwritten by the gradient of the loss
     * @param labels class of each image
     */
    double gradient(float[] outputs, int[] labels) {
        double loss = 0;
        for (int image = 0; image < labels.length; image++) {
            int start = image * classes;
            softmax(outputs, start);
            int label = labels[image];
            double weight = weights[label];
            loss -= weight * Math.log(clipped(outputs[start + label]));
            outputs[start + label] -= 1;
            scale(outputs, start, (float) (weight / labels.length));
        }
        return loss / labels.length;
    }

    /**
     * Probabilities [images][classes].
     *
     * @param outputs [images][classes] before softmax, overwritten
     */
    float[][] probabilities(float[] outputs) {
        float[][] probabilities = new float[outputs.length / classes][];
        for (int image = 0; image < probabilities.length; image++) {
            int start = image * classes;
            softmax(outputs, start);
            probabilities[image] = Arrays.copyOfRange(outputs, start, start + classes);
        }
        return probabilities;
    }

    private void softmax(float[] outputs, int start) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = start; i < start + classes; i++) {
            largest = Math.max(largest, outputs[i]);
        }
        double sum = 0;
        for (int i = start; i < start + classes; i++) {
            double exponential = Math.exp(outputs[i] - largest);
            outputs[i] = (float) exponential;
            sum += exponential;
        }
        scale(outputs, start, (float) (1 / sum));
    }

    private void scale(float[] outputs, int start, float factor) {
        for (int i = start; i < start + classes; i++) {
            outputs[i] *= factor;
        }
    }

    private static double clipped(double probability) {
        return Math.min(Math.max(probability, EPSILON), 1 - EPSILON);
    }
}
