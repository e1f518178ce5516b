package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.engine.onednn.Computer;
import io.sparbiter.worker.network.engine.onednn.Images;
import io.sparbiter.worker.network.engine.onednn.Parameters;
import io.sparbiter.worker.network.engine.update.Optimization;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes the networks of a search with oneDNN itself, several times faster than through Deeplearning4j's layers, whose
 * function it is to within rounding. Works on the network's own vectors of weights, gradients and optimizer state.
 */
public final class OneDnnEngine implements Engine {
    /** Set to {@link #LAYERS} to do without this engine, to compare or to look for a fault. */
    static final String PROPERTY = "sparbiter.engine";

    static final String LAYERS = "layers";

    /** Larger batches leave a processor's caches. */
    private static final int OUTPUT_BATCH = 128;

    private final MultiLayerNetwork network;
    private final Computer computer;
    private final Optimization optimization;

    OneDnnEngine(MultiLayerNetwork network) {
        this.network = network;
        network.getUpdater(true); // makes the vector of gradients, once
        var parameters = new Parameters(floats(network.params()), floats(network.getGradientsViewArray()));
        computer = new Computer(LayerReader.read(network).orElseThrow(), parameters);
        optimization = new Optimization(network);
    }

    /** Whether it can compute this network on this machine and nobody asked for other layers. */
    static boolean isFor(MultiLayerNetwork network) {
        return !LAYERS.equals(System.getProperty(PROPERTY)) && supports(network);
    }

    /** Whether it can compute this network on this machine. */
    static boolean supports(MultiLayerNetwork network) {
        return Nd4j.getEnvironment().isCPU()
                && LayerReader.read(network).isPresent()
                && Optimization.supports(network)
                && Computer.isAvailable();
    }

    static String backend() {
        return "%s, oneDNN %s".formatted(Backend.name(), Computer.version());
    }

    @Override
    public void seed(long seed) {
        computer.seed(seed);
    }

    @Override
    public double fit(Batch batch) {
        double loss = gradients(batch);
        return loss + optimization.step();
    }

    /** Leaves the gradients of a batch's mean loss, without penalties, in the network's gradient vector. */
    double gradients(Batch batch) {
        return computer.gradients(images(batch), pixels(batch), batch.classes());
    }

    @Override
    public float[][] output(Batch batch) {
        return computer.probabilities(images(batch), pixels(batch));
    }

    @Override
    public int outputBatch(ImageSet images) {
        return OUTPUT_BATCH;
    }

    @Override
    public double penalty() {
        return network.calcRegularizationScore(true);
    }

    @Override
    public void close() {
        computer.close();
    }

    private static Images images(Batch batch) {
        long[] shape = batch.features().shape();
        return new Images((int) shape[0], (int) shape[1], (int) shape[2], (int) shape[3]);
    }

    private static float[] pixels(Batch batch) {
        float[] pixels = new float[Math.toIntExact(batch.features().length())];
        batch.features().data().asNioFloat().get(pixels);
        return pixels;
    }

    private static FloatPointer floats(INDArray vector) {
        return new FloatPointer(vector.data().pointer());
    }
}
