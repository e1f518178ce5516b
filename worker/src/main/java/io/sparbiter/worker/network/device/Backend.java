package io.sparbiter.worker.network.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J's engine in this JVM. */
public final class Backend {
    private static final String NAME = read();

    private Backend() {}

    /** Its artifact and version, such as {@code nd4j-native 1.0.0-M2.1}. */
    public static String name() {
        return NAME;
    }

    /**
     * Lets the calling thread compute with this many CPU threads; does nothing on a GPU. oneDNN takes the number per
     * calling thread, ND4J's own operations and BLAS per JVM, so that trials side by side had better ask for the same.
     */
    public static void useThreads(int threads) {
        if (!Nd4j.getEnvironment().isCPU()) {
            // ND4J's CUDA backend takes the same call for the size of its blocks.
            return;
        }
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        Nd4j.factory().blas().setMaxThreads(threads);
    }

    /**
     * Frees a network's native memory and the calling thread's workspaces at once. Unlike the network's own
     * {@code close} it collects no garbage, since other trials train in this JVM. The network must not be used again.
     */
    public static void release(MultiLayerNetwork network) {
        close(network.params());
        close(network.getGradientsViewArray());
        var updater = network.getUpdater(false);
        close(updater == null ? null : updater.getStateViewArray());
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    private static void close(INDArray array) {
        if (array != null && array.closeable()) {
            array.close();
        }
    }

    private static String read() {
        try (InputStream file = Backend.class.getResourceAsStream("backend.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("backend");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read backend.properties from the class path", e);
        }
    }
}
