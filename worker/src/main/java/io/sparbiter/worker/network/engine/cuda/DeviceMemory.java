package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.device.cuda.Cuda;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * Memory of the calling thread's GPU, which all its networks share. It is asked for before it is taken: what does not fit
 * ends one trial with a sentence and leaves the others alone. Arrays that are never needed at the same time share a name.
 */
final class DeviceMemory implements AutoCloseable {
    /** For kernels and workspaces that CUDA's libraries load when they first need them. */
    private static final long RESERVE = 64L << 20;

    private record Named(BytePointer memory, long bytes) {}

    private final String gpu;
    private final List<BytePointer> all = new ArrayList<>();
    private final Map<String, Named> named = new HashMap<>();

    /** @param gpu its name, for people */
    DeviceMemory(String gpu) {
        this.gpu = gpu;
    }

    FloatPointer floats(long count) {
        return new FloatPointer(bytes(count * Float.BYTES));
    }

    DoublePointer doubles(long count) {
        return new DoublePointer(bytes(count * Double.BYTES));
    }

    /** The array of a name, at least so long; what was there before is lost to whoever asks, and stays for the others. */
    FloatPointer floats(String name, long count) {
        return new FloatPointer(bytes(name, count * Float.BYTES));
    }

    BytePointer bytes(String name, long bytes) {
        Named known = named.get(name);
        if (known == null || known.bytes < bytes) {
            known = new Named(bytes(bytes), bytes);
            named.put(name, known);
        }
        return known.memory;
    }

    BytePointer bytes(long bytes) {
        requireFree(bytes);
        var pointer = new BytePointer();
        Cuda.check(cudart.cudaMalloc(pointer, Math.max(bytes, 1)));
        all.add(pointer);
        return pointer;
    }

    private void requireFree(long bytes) {
        try (var free = new SizeTPointer(1);
                var total = new SizeTPointer(1)) {
            Cuda.check(cudart.cudaMemGetInfo(free, total));
            if (free.get() < bytes + RESERVE) {
                throw new OutOfMemoryError(
                        "out of memory on the GPU %s: %d MiB more are needed, and %d of %d MiB are free, %d of them for CUDA itself"
                                .formatted(gpu, bytes >> 20, free.get() >> 20, total.get() >> 20, RESERVE >> 20));
            }
        }
    }

    /** Frees all of it; of a GPU that is lost there is nothing to free. */
    @Override
    public void close() {
        all.forEach((Pointer pointer) -> cudart.cudaFree(pointer));
        all.clear();
        named.clear();
    }
}
