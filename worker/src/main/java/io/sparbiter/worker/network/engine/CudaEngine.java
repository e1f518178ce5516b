package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.device.cuda.Cuda;
import io.sparbiter.worker.network.engine.cuda.CudaNetwork;
import io.sparbiter.worker.network.engine.update.Optimization;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes the networks of a search on a GPU. The network's own vectors are the host's: they are copied to the GPU before an
 * epoch and back after it.
 */
final class CudaEngine implements Engine {
    private final MultiLayerNetwork network;
    private final CudaNetwork gpu;

    CudaEngine(NetworkPlan plan, MultiLayerNetwork network, Device.Gpu device) {
        this.network = network;
        gpu = new CudaNetwork(plan, device);
    }

    /** Takes networks with Keras' optimizers on GPUs. */
    static final class Provider implements EngineProvider {
        @Override
        public String name() {
            return Device.CUDA;
        }

        @Override
        public boolean supports(NetworkPlan plan, Device device) {
            return device instanceof Device.Gpu && Optimization.supports(plan);
        }

        @Override
        public String backend(Device device) {
            var gpu = (Device.Gpu) device;
            return "%s, %s, %s".formatted(Cuda.versions(), gpu.name(), gpu.tf32() ? "tf32" : "fp32");
        }

        @Override
        public Engine open(NetworkPlan plan, MultiLayerNetwork network, Device device) {
            return new CudaEngine(plan, network, (Device.Gpu) device);
        }
    }

    @Override
    public EpochEnd train(TrainingEpoch epoch, BooleanSupplier cutShort) {
        INDArray state = network.getUpdater(true).getStateViewArray();
        gpu.putWeights(floats(network.params()));
        gpu.putState(floats(state), state.length());
        int taken = network.getIterationCount();
        var course = new LossCourse(epoch, cutShort);
        int steps = gpu.train(epoch, taken, network.getLearningRate(0), course);
        gpu.getWeights(floats(network.params()));
        gpu.getState(floats(state), state.length());
        network.setIterationCount(taken + steps);
        return course.end();
    }

    @Override
    public Optional<float[][]> probabilities(ImageSet images, BooleanSupplier cutShort) {
        gpu.putWeights(floats(network.params()));
        return gpu.probabilities(images, cutShort);
    }

    @Override
    public double penalty() {
        return network.calcRegularizationScore(true);
    }

    @Override
    public void close() {
        gpu.close();
    }

    private static FloatPointer floats(INDArray vector) {
        return new FloatPointer(vector.data().pointer());
    }
}
