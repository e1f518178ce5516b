package io.sparbiter.worker.network;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * NVIDIA GPUs. Addresses are nvidia-smi's: it counts all GPUs of a node (or a container) by their slots. CUDA counts those
 * that {@code CUDA_VISIBLE_DEVICES} lists, in its order, and by slots only if {@code CUDA_DEVICE_ORDER} is
 * {@code PCI_BUS_ID}.
 *
 * @param environment of this process
 * @param count how many GPUs CUDA sees
 * @param select makes the calling thread compute on one of them, as CUDA counts
 */
record CudaDevice(Map<String, String> environment, IntSupplier count, IntConsumer select) implements Device {
    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    @Override
    public void use(String gpu) {
        if (!gpu.isEmpty()) {
            select.accept(ordinal(gpu));
        }
    }

    private int ordinal(String gpu) {
        String visible = environment.getOrDefault(VISIBLE, "");
        int ordinal = visible.isBlank() ? number(gpu) : positions(visible).indexOf(gpu);
        if (ordinal < 0 || ordinal >= count.getAsInt()) {
            throw new IllegalStateException("Cannot compute on GPU %s: CUDA sees %d GPUs here, and %s is %s.\n"
                            .formatted(gpu, count.getAsInt(), VISIBLE, visible.isBlank() ? "not set" : visible)
                    + "Leave " + VISIBLE + " unset in executors, or let it list what the discovery script prints.");
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
