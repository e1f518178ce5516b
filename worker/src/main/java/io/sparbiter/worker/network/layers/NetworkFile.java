package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.network.device.NativeHelpers;
import java.io.IOException;
import java.io.OutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Networks in Deeplearning4j's own model file, which any of its programs reads with our classes on its class path: it names
 * those of initial weights and optimizers. Reading is ours: of a file it takes the weights, and builds the network anew.
 */
public final class NetworkFile {
    /** Of initial weights that the file's replace. */
    private static final long ANY_SEED = 0;

    static {
        NativeHelpers.enable();
    }

    private NetworkFile() {}

    /** Writes weights and configuration, without the optimizer's state. The stream is left open. */
    public static void write(MultiLayerNetwork network, OutputStream out) throws IOException {
        ModelSerializer.writeModel(network, out, false);
    }

    /**
     * The network of a plan with the weights in a file; loads ND4J. The file may be anybody's: see {@link NetworkArchive}.
     *
     * @param file its bytes
     * @throws IOException for whatever else the file holds than this plan's network
     */
    public static MultiLayerNetwork read(byte[] file, NetworkPlan plan) throws IOException {
        float[] weights = NetworkArchive.weights(file, plan);
        try {
            var network = new MultiLayerNetwork(NetworkFactory.configuration(plan, ANY_SEED));
            network.init(Nd4j.createFromArray(weights), false);
            return network;
        } catch (RuntimeException e) {
            throw new IOException("no network can be made of its description: " + e, e);
        }
    }
}
