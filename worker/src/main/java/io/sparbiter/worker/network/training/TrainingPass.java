package io.sparbiter.worker.network.training;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.Batches;
import io.sparbiter.worker.network.engine.Engine;
import java.util.function.BooleanSupplier;

/** One epoch's way through the training images. */
public record TrainingPass(Engine engine, BooleanSupplier cancelled) {
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
        double loss = 0;
        int images = 0;
        for (int number = 1; batches.hasNext(); number++) {
            if (cancelled.getAsBoolean()) {
                return new End.Cancelled();
            }
            try (Batch batch = batches.next()) {
                loss = engine.fit(batch);
                sum += loss * batch.size();
                images += batch.size();
            }
            if (!Double.isFinite(sum)) {
                return new End.Diverged(loss, number);
            }
        }
        return new End.Done(sum / images);
    }
}
