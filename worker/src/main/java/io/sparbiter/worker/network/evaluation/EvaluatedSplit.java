package io.sparbiter.worker.network.evaluation;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.stream.IntStream;

/**
 * A part of a data set and what a network predicted for it, to be described or drawn.
 *
 * @param images as the network saw them, noise included
 * @param labels the true class of each image
 * @param probabilities of each image, one a class
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record EvaluatedSplit(ImageSet images, int[] labels, float[][] probabilities, Evaluation evaluation) {
    /**
     * Evaluates probabilities of these images, in their order.
     *
     * @throws ArithmeticException if a probability is not a number
     */
    public static EvaluatedSplit of(ImageSet images, float[][] probabilities) {
        int[] labels = IntStream.range(0, images.size()).map(images::label).toArray();
        return new EvaluatedSplit(images, labels, probabilities, Evaluation.of(labels, probabilities));
    }

    /** The most probable class of an image. */
    public int predicted(int position) {
        return Probabilities.argMax(probabilities[position]);
    }
}
