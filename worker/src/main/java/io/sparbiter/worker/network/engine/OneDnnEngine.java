package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.onednn.Computer;
import io.sparbiter.worker.network.engine.onednn.Images;
import io.sparbiter.worker.network.engine.onednn.Parameters;
import io.sparbiter.worker.network.engine.update.Optimization;
import io.sparbiter.worker.network.layers.NetworkPlan;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes the networks of a search with oneDNN itself, several times faster than through Deeplearning4j's layers, whose
 * function it is to within rounding. Works on the network's own vectors of weights, gradients and optimizer state.
 */
final class OneDnnEngine extends BatchEngine {
    /** Larger batches leave a processor's caches. */
    private static final int OUTPUT_BATCH = 128;

    private final MultiLayerNetwork network;
    private final Computer computer;
    private final Optimization optimization;

    OneDnnEngine(NetworkPlan plan, MultiLayerNetwork network) {
        this.network = network;
        network.getUpdater(true); // makes the vector of gradients, once
        var parameters = new Parameters(floats(network.params()), floats(network.getGradientsViewArray()));
        computer = new Computer(plan, parameters);
        optimization = new Optimization(plan, network);
    }

    /** Takes networks with Keras' optimizers on CPUs for which there is a oneDNN. */
    static final class Provider implements EngineProvider {
        @Override
        public String name() {
            return "onednn";
        }

        @Override
        public boolean supports(NetworkPlan plan, Device device) {
            return Nd4j.getEnvironment().isCPU() && Optimization.supports(plan) && Computer.isAvailable();
        }

        @Override
        public String backend(Device device) {
            return "%s, oneDNN %s".formatted(Backend.name(), Computer.version());
        }

        @Override
        public Engine open(NetworkPlan plan, MultiLayerNetwork network, Device device) {
            return new OneDnnEngine(plan, network);
        }
    }

    @Override
    void seed(long seed) {
        computer.seed(seed);
    }

    @Override
    double fit(Batch batch) {
        double loss = gradients(batch);
        return loss + optimization.step();
    }

    /** Leaves the gradients of a batch's mean loss, without penalties, in the network's gradient vector. */
    double gradients(Batch batch) {
        return computer.gradients(images(batch), batch.pixels(), batch.classes());
    }

    @Override
    float[][] output(Batch batch) {
        return computer.probabilities(images(batch), batch.pixels());
    }

    @Override
    int outputBatch(ImageSet images) {
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
        ImageFormat format = batch.format();
        return new Images(batch.size(), format.channels(), format.height(), format.width());
    }

    private static FloatPointer floats(INDArray vector) {
        return new FloatPointer(vector.data().pointer());
    }
}
