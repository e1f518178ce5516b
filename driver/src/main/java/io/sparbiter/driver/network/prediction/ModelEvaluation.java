package io.sparbiter.driver.network.prediction;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.network.data.SplitImages;
import io.sparbiter.worker.network.data.image.ImageSequence;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import java.util.function.IntConsumer;

/**
 * Evaluates a model on images whose classes are known. All figures are computed here, from the probabilities, in the
 * images' order.
 *
 * @param progress told how many images more have been predicted
 */
public record ModelEvaluation(Predictions predictions, IntConsumer progress) {
    /** Throws {@link ResultsException} if the model's output is not made of numbers. */
    public EvaluatedSplit of(SplitImages images) {
        try {
            return EvaluatedSplit.of(images.images(), probabilities(images));
        } catch (ArithmeticException e) {
            throw notNumbers(e);
        }
    }

    static ResultsException notNumbers(ArithmeticException e) {
        return ResultsException.failure(
                "Cannot use the model's output", "Its weights are damaged: train the model again.", e);
    }

    private float[][] probabilities(ImageSequence images) {
        var all = new float[images.size()][];
        int[] done = {0};
        predictions.each(images, block -> {
            System.arraycopy(block, 0, all, done[0], block.length);
            done[0] += block.length;
            progress.accept(block.length);
        });
        return all;
    }
}
