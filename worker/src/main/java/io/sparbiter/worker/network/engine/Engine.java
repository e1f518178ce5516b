package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Backend;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Computes with a network. The network keeps weights and optimizer state: an engine reads and changes them in place, so
 * that they can be saved, restored or replaced between two calls. For the thread that made it.
 */
public interface Engine extends AutoCloseable {
    /**
     * The fastest engine for this network on this machine: {@link OneDnnEngine} on a CPU where its library and the kind
     * of network allow, else Deeplearning4j's own layers.
     */
    static Engine of(MultiLayerNetwork network) {
        return OneDnnEngine.isFor(network) ? new OneDnnEngine(network) : new LayerEngine(network);
    }

    /** What {@link #of} would compute this network with, such as {@code nd4j-native 1.0.0-M2.1, oneDNN 2.5.2}. */
    static String backend(MultiLayerNetwork network) {
        return OneDnnEngine.isFor(network) ? OneDnnEngine.backend() : Backend.name();
    }

    /** How many images at a time are best for {@link #output}. */
    int outputBatch(ImageSet images);

    /** Seeds dropout's draws from now on. */
    void seed(long seed);

    /**
     * One step of the optimizer.
     *
     * @return the batch's loss before the step: weighted cross-entropy, mean over the images, plus the penalties
     */
    double fit(Batch batch);

    /** Probabilities [images][classes], without dropout, normalized by the running means and variances. */
    float[][] output(Batch batch);

    /** λ₁·Σ|w| + λ₂·Σw² of the weights of now. */
    double penalty();

    /** Frees what the engine holds; the network stays usable. */
    @Override
    void close();
}
