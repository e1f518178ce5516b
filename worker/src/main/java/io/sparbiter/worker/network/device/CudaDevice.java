package io.sparbiter.worker.network.device;

import java.util.List;
import java.util.Map;

/**
 * NVIDIA GPUs. Addresses are nvidia-smi's: it counts all GPUs of a node (or a container) by their slots. CUDA counts those
 * that {@code CUDA_VISIBLE_DEVICES} lists, in its order, and by slots only if {@code CUDA_DEVICE_ORDER} is
 * {@code PCI_BUS_ID}.
 *
 * @param environment of this process
 * @param code that is to run on them
 */
record CudaDevice(Map<String, String> environment, CudaGpus gpus, MachineCode code) {
    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    /** Makes the calling thread compute on a GPU; an empty address leaves it where it is. */
    void use(String gpu) {
        if (gpu.isEmpty()) {
            requireCode(gpus.selected());
        } else {
            gpus.select(ordinal(gpu));
        }
    }

    /** CUDA's number of the GPU with an address, which there is code for. */
    int ordinal(String gpu) {
        String visible = environment.getOrDefault(VISIBLE, "");
        int ordinal = visible.isBlank() ? number(gpu) : positions(visible).indexOf(gpu);
        if (ordinal < 0 || ordinal >= gpus.count()) {
            throw new DeviceException("Cannot compute on GPU %s: CUDA sees %d GPUs here, and %s is %s.\n"
                            .formatted(gpu, gpus.count(), VISIBLE, visible.isBlank() ? "not set" : visible)
                    + "Leave " + VISIBLE + " unset in executors, or let it list what the discovery script prints.");
        }
        return requireCode(ordinal);
    }

    /** Without machine code for it, a GPU's first operation fails, with words about cuBLAS or a symbol. */
    int requireCode(int ordinal) {
        ComputeCapability capability = gpus.capability(ordinal);
        if (!code.runsOn(capability)) {
            throw new DeviceException("Cannot compute on this GPU, %s: its compute capability is %s, and %s.\n%s"
                    .formatted(gpus.name(ordinal), capability, code.words(), code.remedy()));
        }
        return ordinal;
    }

    private static List<String> positions(String visible) {
        return List.of(visible.strip().split("\\s*,\\s*", -1));
    }

    /** Several comma-separated addresses, or a GPU's UUID, are no number. */
    private static int number(String gpu) {
        return gpu.matches("\\d{1,4}") ? Integer.parseInt(gpu) : -1;
    }
}
