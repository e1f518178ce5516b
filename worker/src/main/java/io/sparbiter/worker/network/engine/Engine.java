package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Computes with a network. Weights, optimizer state, learning rate and the count of steps are the network's own, on the
 * host: every call begins with those of the moment and leaves its results there, wherever it computed, so that they can be
 * saved, restored or replaced between two calls. For the thread that opened it.
 *
 * <pre>{@code
 * try (Engine engine = Engines.open(plan, network, device)) {
 *     EpochEnd end = engine.train(new TrainingEpoch(images, 128, seed, 1, 0), () -> false);
 *     float[][] probabilities = engine.probabilities(others, () -> false).orElseThrow();
 * }
 * }</pre>
 */
public interface Engine extends AutoCloseable {
    /**
     * Takes the network once through all images of an epoch, a step of the optimizer for each batch.
     *
     * @param cutShort asked between batches, or as often as can be: whether to end at once
     */
    EpochEnd train(TrainingEpoch epoch, BooleanSupplier cutShort);

    /**
     * Probabilities [images][classes], without dropout, normalized by the running means and variances.
     *
     * @param cutShort asked between batches; if it says so, nothing is returned
     */
    Optional<float[][]> probabilities(ImageSet images, BooleanSupplier cutShort);

    /** λ₁·Σ|w| + λ₂·Σw² of the weights of now. */
    double penalty();

    /** Frees what the engine holds; the network stays usable. */
    @Override
    void close();
}
