package io.sparbiter.worker.network.device.cuda;

import java.util.List;
import java.util.Optional;

/**
 * One of NVIDIA's libraries as this process finds it.
 *
 * @param name for people
 * @param version empty if it does not load
 * @param file that was loaded; empty if it does not load, or if the system does not tell
 * @param problem why it does not load
 */
public record CudaLibrary(String name, Optional<String> version, Optional<String> file, Optional<String> problem) {
    /** Driver, runtime, cuBLAS, cuDNN and NVRTC, in this order; loads those that can be. */
    public static List<CudaLibrary> all() {
        return CudaLibraries.all();
    }
}
