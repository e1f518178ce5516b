package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;

/**
 * The bytes of a source's images and labels on a GPU: one copy for all networks of this JVM that train on parts of it on
 * that GPU, freed when the last of them is closed.
 */
final class DeviceImages implements AutoCloseable {
    private static final IdentityHashMap<Object, Map<Integer, DeviceImages>> SHARED = new IdentityHashMap<>();

    private final Object source;
    private final int ordinal;
    private final DeviceMemory memory;
    private final BytePointer pixels;
    private final BytePointer labels;
    private int users;

    private DeviceImages(ImageSet images, Gpu gpu) {
        source = images.source();
        ordinal = gpu.ordinal();
        memory = new DeviceMemory(gpu.name());
        try {
            pixels = copy(images.sourcePixels(), gpu);
            labels = copy(images.sourceLabels(), gpu);
        } catch (RuntimeException | OutOfMemoryError e) {
            memory.close();
            throw e;
        }
    }

    private BytePointer copy(ByteBuffer values, Gpu gpu) {
        BytePointer device = memory.bytes(values.remaining());
        byte[] bytes = new byte[values.remaining()];
        values.get(bytes);
        try (var host = new BytePointer(bytes)) {
            gpu.put(device, host, bytes.length);
        }
        return device;
    }

    /** Those of a set's source on a GPU, which the calling thread has entered; to be closed. */
    static DeviceImages of(ImageSet images, Gpu gpu) {
        synchronized (SHARED) {
            DeviceImages shared = SHARED.getOrDefault(images.source(), Map.of()).get(gpu.ordinal());
            if (shared == null) {
                shared = new DeviceImages(images, gpu);
                SHARED.computeIfAbsent(images.source(), key -> new HashMap<>()).put(gpu.ordinal(), shared);
            }
            shared.users++;
            return shared;
        }
    }

    boolean isOf(ImageSet images) {
        return images.source() == source;
    }

    BytePointer pixels() {
        return pixels;
    }

    BytePointer labels() {
        return labels;
    }

    @Override
    public void close() {
        synchronized (SHARED) {
            users--;
            if (users == 0) {
                Map<Integer, DeviceImages> ofSource = SHARED.get(source);
                ofSource.remove(ordinal);
                if (ofSource.isEmpty()) {
                    SHARED.remove(source);
                }
                memory.close();
            }
        }
    }
}
