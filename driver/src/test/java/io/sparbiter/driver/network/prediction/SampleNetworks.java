package io.sparbiter.driver.network.prediction;

import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.SplitImages;
import io.sparbiter.worker.network.data.SplitPart;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.evaluation.SavedNetwork;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkFile;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Optimizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** A small convolutional network, untrained, and images for it. */
public final class SampleNetworks {
    public static final DataSettings DATA = new DataSettings("mnist", 100, 700, 300, 100, 0, 1);

    private SampleNetworks() {}

    public static SplitImages validation() {
        return SplitImages.of(DATA, SplitPart.VALIDATION, DataCache.get(DATA).fingerprint(), 0, 1);
    }

    public static NetworkPlan plan() {
        var convolutions = List.of(new Convolution(4, 3), new Convolution(4, 3), new Convolution(4, 3));
        var parameters = new HyperParameters(convolutions, 8, 0, Optimizer.ADAM, 0.001, 0, 0, 0, 32);
        return NetworkPlan.of(parameters, NetworkSettings.DEFAULT, new ImageShape(28, 28, 1, 10), new double[0]);
    }

    public static MultiLayerNetwork network() {
        Backend.useThreads(1);
        return NetworkFactory.network(plan(), 3);
    }

    public static SavedNetwork saved(MultiLayerNetwork network) {
        var bytes = new ByteArrayOutputStream();
        try {
            NetworkFile.write(network, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SavedNetwork(plan(), bytes.toByteArray());
    }
}
