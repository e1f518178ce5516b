package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.Batches;
import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An engine that computes on the host's memory, one batch after the other. */
abstract class BatchEngine implements Engine {
    /** Seeds dropout's draws from now on. */
    abstract void seed(long seed);

    /**
     * One step of the optimizer.
     *
     * @return the batch's loss before the step: weighted cross-entropy, mean over the images, plus the penalties
     */
    abstract double fit(Batch batch);

    /** Probabilities [images][classes]. */
    abstract float[][] output(Batch batch);

    /** How many images at a time are best for {@link #output}. */
    abstract int outputBatch(ImageSet images);

    @Override
    public final EpochEnd train(TrainingEpoch epoch, BooleanSupplier cutShort) {
        seed(epoch.dropoutSeed());
        Batches batches = epoch.batches();
        double sum = 0;
        for (int number = 1; batches.hasNext(); number++) {
            if (cutShort.getAsBoolean()) {
                return new EpochEnd.CutShort();
            }
            Batch batch = batches.next();
            double loss = fit(batch);
            sum += loss * batch.size();
            if (!Double.isFinite(sum)) {
                return new EpochEnd.Diverged(loss, number);
            }
        }
        return new EpochEnd.Done(sum / epoch.images().size());
    }

    @Override
    public final Optional<float[][]> probabilities(ImageSet images, BooleanSupplier cutShort) {
        var probabilities = new float[images.size()][];
        int done = 0;
        for (Batches batches = Batches.inOrder(images, outputBatch(images)); batches.hasNext(); ) {
            if (cutShort.getAsBoolean()) {
                return Optional.empty();
            }
            Batch batch = batches.next();
            System.arraycopy(output(batch), 0, probabilities, done, batch.size());
            done += batch.size();
        }
        return Optional.of(probabilities);
    }
}
