package io.sparbiter.worker.network.device;

import io.sparbiter.worker.network.device.cuda.Cuda;
import io.sparbiter.worker.network.device.cuda.CudaLibrary;
import java.util.List;
import java.util.Optional;

/**
 * What this machine has for computing on GPUs.
 *
 * @param cards empty if the libraries are not complete
 * @param problem why no card can be looked at, a sentence and its remedy on the next line
 */
public record GpuInventory(List<CudaLibrary> libraries, List<Card> cards, Optional<String> problem) {
    /**
     * A GPU that CUDA sees.
     *
     * @param freeBytes of its memory, now
     * @param problem why our engine does not compute on it, likewise
     */
    public record Card(Device.Gpu gpu, long freeBytes, long totalBytes, Optional<String> problem) {}

    /** Looks at everything; loads ND4J and NVIDIA's libraries. */
    public static GpuInventory take() {
        NativeHelpers.enable();
        List<CudaLibrary> libraries = CudaLibrary.all();
        Optional<String> missing = Cuda.problem();
        List<Card> cards = missing.isPresent() ? List.of() : OwnGpus.cards();
        return new GpuInventory(libraries, cards, missing);
    }
}
