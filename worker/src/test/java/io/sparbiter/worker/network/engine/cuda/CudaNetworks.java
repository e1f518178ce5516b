package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Optimizer;
import io.sparbiter.worker.network.layers.Points;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Small networks, images and a GPU for the tests of the engine. */
final class CudaNetworks {
    static final ImageSet IMAGES =
            DataCache.get(new DataSettings("mnist", 800, 200, 0, 200, 0, 1)).train();

    private static final double[] CLASS_WEIGHTS = {0.5, 1.5, 1, 1.1, 0.9, 2, 0.3, 1, 1.2, 0.8};

    private CudaNetworks() {}

    /** The GPU, as a user asks for it. */
    static Device gpu() {
        System.setProperty(Device.PROPERTY, Device.CUDA);
        try {
            return Device.here();
        } finally {
            System.clearProperty(Device.PROPERTY);
        }
    }

    static NetworkPlan plan(int dense2, double dropout, Optimizer optimizer) {
        var convolutions = List.of(new Convolution(20, 3), new Convolution(32, 5), new Convolution(7, 7));
        return plan(convolutions, dense2, dropout, optimizer);
    }

    static NetworkPlan plan(List<Convolution> convolutions, int dense2, double dropout, Optimizer optimizer) {
        var parameters = new HyperParameters(convolutions, 24, dense2, optimizer, 0.001, dropout, 1e-4, 1e-3, 32);
        return NetworkPlan.of(parameters, NetworkSettings.DEFAULT, Points.MNIST, CLASS_WEIGHTS);
    }

    /** Some way from initial weights and moments. */
    static MultiLayerNetwork network(NetworkPlan plan) {
        MultiLayerNetwork network = NetworkFactory.network(plan, 1);
        network.params().addi(0.01);
        return network;
    }

    static TrainingEpoch epoch(int images, int batch, int number, double noise) {
        return new TrainingEpoch(IMAGES.view(IntStream.range(0, images).toArray()), batch, 3, number, noise);
    }
}
