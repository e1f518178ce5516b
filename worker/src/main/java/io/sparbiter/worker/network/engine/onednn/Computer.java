package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.program.Buffers;
import io.sparbiter.worker.network.engine.onednn.program.OneDnn;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Computes a network's gradients and probabilities with oneDNN: operations are made once for each size of batch, numbers
 * stay in the layouts that oneDNN likes best, and layers share buffers. For one thread.
 */
public final class Computer implements AutoCloseable {
    private final Network network;
    private final OneDnn dnn = new OneDnn();
    private final Buffers buffers = new Buffers();
    private final Map<Key, Computation> computations = new HashMap<>();
    private SplittableRandom random = new SplittableRandom(0);

    private record Key(Images images, boolean training) {}

    /** Whether oneDNN is here; loads it. */
    public static boolean isAvailable() {
        return OneDnn.isAvailable();
    }

    /** oneDNN's version, such as {@code 2.5.2}. */
    public static String version() {
        return OneDnn.version();
    }

    public Computer(NetworkPlan plan, Parameters parameters) {
        network = new Network(plan, parameters, () -> random);
    }

    /** Seeds dropout's draws from now on. */
    public void seed(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Writes the gradients of a batch's loss, a mean over its images without penalties, to the parameters' gradients;
     * those of running moments are what is to be subtracted from them.
     *
     * @return the loss
     */
    public double gradients(Images images, float[] pixels, int[] labels) {
        return computation(images, true).gradients(pixels, labels);
    }

    /** Probabilities [images][classes]. */
    public float[][] probabilities(Images images, float[] pixels) {
        return computation(images, false).probabilities(pixels);
    }

    private Computation computation(Images images, boolean training) {
        return computations.computeIfAbsent(
                new Key(images, training), key -> new Computation(network, dnn, buffers, images, training));
    }

    @Override
    public void close() {
        computations.values().forEach(Computation::close);
        computations.clear();
        buffers.close();
        dnn.close();
    }
}
