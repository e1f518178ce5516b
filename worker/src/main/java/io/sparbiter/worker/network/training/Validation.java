package io.sparbiter.worker.network.training;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.Batches;
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
        double loss = 0;
        int correct = 0;
        Batches batches = Batches.inOrder(images, engine.outputBatch(images));
        while (batches.hasNext()) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            try (Batch batch = batches.next()) {
                float[][] probabilities = engine.output(batch);
                for (int i = 0; i < probabilities.length; i++) {
                    loss += Probabilities.crossEntropy(probabilities[i][batch.classes()[i]]);
                    correct += Probabilities.argMax(probabilities[i]) == batch.classes()[i] ? 1 : 0;
                }
            }
        }
        return Optional.of(new Validation(loss / images.size() + engine.penalty(), (double) correct / images.size()));
    }
}
