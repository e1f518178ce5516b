package io.sparbiter.worker.network.engine.onednn.program;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;

/** Describes how floats lie in memory. */
public final class Layouts {
    private static final format_tag[] ROW_MAJOR = {format_tag.a, format_tag.ab, format_tag.abc, format_tag.abcd};

    private Layouts() {}

    /** The last dimension is contiguous, as in C. */
    public static memory.desc rowMajor(long... dimensions) {
        return new memory.desc(dimensions, data_type.f32, ROW_MAJOR[dimensions.length - 1]);
    }

    /** To be chosen by an operation of oneDNN. */
    public static memory.desc any(long... dimensions) {
        return new memory.desc(dimensions, data_type.f32, format_tag.any);
    }

    public static long[] dimensions(memory.desc layout) {
        long[] dimensions = new long[layout.data().ndims()];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = layout.data().dims().get(i);
        }
        return dimensions;
    }
}
