package io.sparbiter.worker.training;

import io.sparbiter.worker.data.Batch;
import io.sparbiter.worker.data.Batches;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** One epoch's way through the training images. */
public record TrainingPass(MultiLayerNetwork network, BooleanSupplier cancelled) {
    /** How a pass ended. */
    public sealed interface End {
        /** All images seen. */
        record Done(double loss) implements End {}

        /** A batch had a loss that is not a number, or infinite. */
        record Diverged(double loss, int batch) implements End {}

        record Cancelled() implements End {}
    }

    /** Trains on every batch; the loss is Keras', a mean over the images that includes the penalties. */
    End train(Batches batches) {
        double sum = 0;
        int images = 0;
        for (int number = 1; batches.hasNext(); number++) {
            if (cancelled.getAsBoolean()) {
                return new End.Cancelled();
            }
            try (Batch batch = batches.next()) {
                network.fit(batch.features(), batch.labels());
                sum += network.score() * batch.size();
                images += batch.size();
            }
            if (!Double.isFinite(sum)) {
                return new End.Diverged(network.score(), number);
            }
        }
        return new End.Done(sum / images);
    }
}
