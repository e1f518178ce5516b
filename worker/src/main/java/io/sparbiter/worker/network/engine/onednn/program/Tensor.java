package io.sparbiter.worker.network.engine.onednn.program;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Numbers in native memory, in a layout that oneDNN chose or we did.
 *
 * @param layout oneDNN's description: dimensions, type and order in memory
 * @param handle the description and an address
 */
public record Tensor(memory.desc layout, memory handle) {
    long bytes() {
        return layout.get_size();
    }

    /** Lets it live elsewhere. */
    void bind(Pointer address) {
        handle.set_data_handle(address);
    }

    /** The first numbers in memory, as they lie there. */
    public FloatBuffer floats(int count) {
        return new FloatPointer(handle.get_data_handle()).capacity(count).asBuffer();
    }
}
