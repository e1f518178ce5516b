package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Optimizer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step of one small network on a GPU against the CPU's, every kind of layer in it. What it leaves in the optimizer are
 * moments of the gradient.
 *
 * @param difference of the moments' vectors, by the norm of the CPU's
 * @param time of the GPU's step, its kernels' compilation included
 */
public record EngineSelfTest(double difference, Duration time) {
    /**
     * Products in fp32 differ by the order of their sums, a few 10⁻⁶; where that lets another pixel be the greatest of its
     * window, a gradient moves by some 10⁻³. What is wrong is so by more than this.
     */
    public static final double MOST = 1e-2;

    private static final int IMAGES = 16;
    private static final ImageShape SHAPE = new ImageShape(28, 28, 1, 10);

    /** Whether the GPU computes what the CPU does. */
    public boolean passed() {
        return difference <= MOST;
    }

    /**
     * Runs it.
     *
     * @throws RuntimeException if the GPU fails
     */
    public static EngineSelfTest of(Device.Gpu gpu) {
        var convolutions = List.of(new Convolution(20, 3), new Convolution(32, 5), new Convolution(7, 7));
        var parameters = new HyperParameters(convolutions, 24, 20, Optimizer.ADAM, 0.001, 0.3, 1e-4, 1e-3, IMAGES);
        NetworkPlan plan = NetworkPlan.of(parameters, NetworkSettings.DEFAULT, SHAPE, new double[0]);
        MultiLayerNetwork here = NetworkFactory.network(plan, 1);
        MultiLayerNetwork there = NetworkFactory.network(plan, 1);
        try {
            step(plan, here, new Device.Nd4jBackend());
            long begin = System.nanoTime();
            step(plan, there, gpu);
            return new EngineSelfTest(difference(there, here), Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            Backend.release(here);
            Backend.release(there);
        }
    }

    private static void step(NetworkPlan plan, MultiLayerNetwork network, Device device) {
        // Whatever engine trials are to take.
        try (Engine engine = Engines.openFastest(plan, network, device)) {
            engine.train(new TrainingEpoch(images(), IMAGES, 1, 1, 0.05), () -> false);
        }
    }

    private static ImageSet images() {
        var random = new Random(1);
        byte[] pixels = new byte[IMAGES * SHAPE.height() * SHAPE.width()];
        byte[] labels = new byte[IMAGES];
        random.nextBytes(pixels);
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = (byte) random.nextInt(SHAPE.classes());
        }
        return ImageSet.of(pixels, labels, 1, SHAPE.height(), SHAPE.width(), SHAPE.classes());
    }

    private static double difference(MultiLayerNetwork there, MultiLayerNetwork here) {
        INDArray expected = here.getUpdater().getStateViewArray();
        INDArray got = there.getUpdater().getStateViewArray();
        return got.sub(expected).norm2Number().doubleValue()
                / expected.norm2Number().doubleValue();
    }
}
