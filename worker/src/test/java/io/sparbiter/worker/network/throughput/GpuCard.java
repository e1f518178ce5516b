package io.sparbiter.worker.network.throughput;

import io.sparbiter.worker.network.device.ComputeCapability;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.device.NativeHelpers;
import io.sparbiter.worker.network.device.cuda.Cuda;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bytedeco.cuda.global.cudart;

/** The GPU to measure, the first that CUDA sees. */
final class GpuCard {
    private static final int NAME_BYTES = 256;
    private static final String ND4J = "/org/nd4j/linalg/cpu/nativecpu/bindings/linux-x86_64-onednn/libnd4jcpu.so";

    private GpuCard() {}

    /** Why there is none; empty if there is. */
    static Optional<String> problem() {
        NativeHelpers.enable();
        return Cuda.problem();
    }

    /** As {@link #ofTrials}, but without ND4J. */
    static Device.Gpu gpu() {
        problem().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        return new Device.Gpu(
                0,
                name(),
                new ComputeCapability(
                        attribute(cudart.cudaDevAttrComputeCapabilityMajor),
                        attribute(cudart.cudaDevAttrComputeCapabilityMinor)),
                false);
    }

    private static String name() {
        byte[] name = new byte[NAME_BYTES];
        Cuda.checkDriver(cudart.cuDeviceGetName(name, NAME_BYTES, 0));
        String text = new String(name, StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf('\0'));
    }

    private static int attribute(int which) {
        int[] value = new int[1];
        Cuda.check(cudart.cudaDeviceGetAttribute(value, which, 0));
        return value[0];
    }

    static boolean hasNd4j() {
        return GpuCard.class.getResource(ND4J) != null;
    }

    /** As a user asks for it. */
    static Device ofTrials() {
        System.setProperty(Device.PROPERTY, Device.CUDA);
        try {
            return Device.here();
        } finally {
            System.clearProperty(Device.PROPERTY);
        }
    }
}
