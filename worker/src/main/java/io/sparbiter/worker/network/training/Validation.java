package io.sparbiter.worker.network.training;

import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.evaluation.Probabilities;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a network makes of images it was not trained on.
 *
 * @param loss Keras' {@code val_loss}: cross-entropy, unweighted, mean over the images, plus the penalties
 * @param accuracy fraction of images classified correctly; the first among equally probable classes counts
 */
public record Validation(double loss, double accuracy) {
    /** Shows the network all images once; empty if cancelled on the way. */
    public static Optional<Validation> of(Engine engine, ImageSet images, BooleanSupplier cancelled) {
        return engine.probabilities(images, cancelled)
                .map(probabilities -> of(images, probabilities, engine.penalty()));
    }

    private static Validation of(ImageSet images, float[][] probabilities, double penalty) {
        double loss = 0;
        int correct = 0;
        for (int i = 0; i < probabilities.length; i++) {
            int label = images.label(i);
            loss += Probabilities.crossEntropy(probabilities[i][label]);
            correct += Probabilities.argMax(probabilities[i]) == label ? 1 : 0;
        }
        return new Validation(loss / images.size() + penalty, (double) correct / images.size());
    }
}
