package io.sparbiter.worker.network.engine.onednn.program;

import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The oneDNN library in this JVM, and one caller's queue of work for the CPU. */
public final class OneDnn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);

    private final engine cpu = new engine(dnnl.dnnl_cpu, 0);
    private final stream queue = new stream(cpu);

    /** Whether its binaries are here and can be loaded. */
    public static boolean isAvailable() {
        return Library.LOADED;
    }

    public static String version() {
        dnnl_version_t version = dnnl.dnnl_version();
        return "%d.%d.%d".formatted(version.major(), version.minor(), version.patch());
    }

    public engine cpu() {
        return cpu;
    }

    stream queue() {
        return queue;
    }

    @Override
    public void close() {
        queue.close();
        cpu.close();
    }

    /** Loads when first asked. */
    private static final class Library {
        static final boolean LOADED = load();

        private static boolean load() {
            try {
                Loader.load(dnnl.class);
                return true;
            } catch (LinkageError e) {
                LOG.warn("Cannot load oneDNN, so training takes Deeplearning4j's slower layers: {}", e.getMessage());
                return false;
            }
        }
    }
}
