package io.sparbiter.worker.network.evaluation;

import io.sparbiter.worker.network.layers.NetworkFile;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trained network as it is kept.
 *
 * @param plan of its layers
 * @param file the bytes of a {@link NetworkFile}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record SavedNetwork(NetworkPlan plan, byte[] file) {
    /** The network itself, a new one with every call; loads ND4J. */
    MultiLayerNetwork read() {
        try {
            MultiLayerNetwork network = NetworkFile.read(new ByteArrayInputStream(file));
            requireParameters(network.numParams());
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the model's network: " + e.getMessage(), e);
        }
    }

    private void requireParameters(long found) throws IOException {
        if (found != plan.parameters()) {
            throw new IOException(
                    "it has %d numbers where its description says %d".formatted(found, plan.parameters()));
        }
    }
}
