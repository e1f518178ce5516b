package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.network.device.NativeHelpers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Networks in Deeplearning4j's own model file, a zip archive that any of its programs reads with our classes on its class
 * path: it names those of initial weights and optimizers. Only files that are trusted should be read, since they name
 * classes.
 */
public final class NetworkFile {
    static {
        NativeHelpers.enable();
    }

    private NetworkFile() {}

    /** Writes weights and configuration, without the optimizer's state. The stream is left open. */
    public static void write(MultiLayerNetwork network, OutputStream out) throws IOException {
        ModelSerializer.writeModel(network, out, false);
    }

    /** Reads what {@link #write} wrote; loads ND4J. Throws an {@link IOException} for whatever else the file holds. */
    public static MultiLayerNetwork read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(bytes);
        }
    }

    /** Reads a file's bytes; the stream is left open. */
    public static MultiLayerNetwork read(InputStream bytes) throws IOException {
        try {
            return ModelSerializer.restoreMultiLayerNetwork(bytes, false);
        } catch (RuntimeException e) {
            throw new IOException("it is no network of Deeplearning4j, or it is damaged: " + e, e);
        }
    }
}
