package io.sparbiter.worker.network.engine.onednn.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Native memory by name. Tensors that are never needed at the same time share a name, and so do programs for batches of
 * several sizes, which never run at the same time. A buffer grows with its tensors.
 */
public final class Buffers implements AutoCloseable {
    /** A cache line, and the width of AVX-512. */
    private static final int ALIGNMENT = 64;

    private final Map<String, Buffer> buffers = new HashMap<>();

    /** Gives the tensor its place in a buffer. */
    void place(String name, Tensor tensor) {
        buffers.computeIfAbsent(name, key -> new Buffer()).add(tensor);
    }

    /** Bytes in all buffers. */
    long bytes() {
        return buffers.values().stream().mapToLong(buffer -> buffer.size).sum();
    }

    @Override
    public void close() {
        buffers.values().forEach(Buffer::free);
        buffers.clear();
    }

    private static final class Buffer {
        private final List<Tensor> tensors = new ArrayList<>();
        private BytePointer memory;
        private BytePointer aligned;
        private long size;

        void add(Tensor tensor) {
            tensors.add(tensor);
            if (tensor.bytes() > size) {
                grow(tensor.bytes());
            } else {
                tensor.bind(aligned);
            }
        }

        private void grow(long bytes) {
            free();
            refuseBeyondLimit(bytes);
            // JavaCPP's allocation counts towards the limits of its memory and says clearly when it fails.
            memory = new BytePointer(bytes + ALIGNMENT).retainReference();
            aligned = memory.getPointer(-memory.address() & (ALIGNMENT - 1));
            size = bytes;
            tensors.forEach(tensor -> tensor.bind(aligned));
        }

        /** Memory is used when it is first written to, which JavaCPP would notice too late. */
        private static void refuseBeyondLimit(long bytes) {
            long limit = Pointer.maxPhysicalBytes();
            if (limit > 0 && Pointer.physicalBytes() + bytes > limit) {
                throw new OutOfMemoryError(
                        "Physical memory usage is too high: %d MiB of %d (org.bytedeco.javacpp.maxphysicalbytes), and a layer needs %d more"
                                .formatted(Pointer.physicalBytes() >> 20, limit >> 20, bytes >> 20));
            }
        }

        private void free() {
            if (memory != null) {
                memory.releaseReference();
                memory = null;
            }
        }
    }
}
