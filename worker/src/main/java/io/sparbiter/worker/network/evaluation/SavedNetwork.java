package io.sparbiter.worker.network.evaluation;

import io.sparbiter.worker.network.layers.NetworkArchive;
import io.sparbiter.worker.network.layers.NetworkFile;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trained network as it is kept.
 *
 * @param plan of its layers
 * @param file the bytes of a {@link NetworkFile}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record SavedNetwork(NetworkPlan plan, byte[] file) {
    /** A network whose file is whole and has the plan's weights; else throws an {@link IOException}. Loads no ND4J. */
    public static SavedNetwork load(Path file, NetworkPlan plan) throws IOException {
        return new SavedNetwork(plan, NetworkArchive.load(file, plan));
    }

    /** The network itself, a new one with every call; loads ND4J. */
    public MultiLayerNetwork read() throws IOException {
        return NetworkFile.read(file, plan);
    }
}
