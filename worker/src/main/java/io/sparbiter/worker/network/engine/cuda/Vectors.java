package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.layers.Slice;
import org.bytedeco.javacpp.FloatPointer;

/** A network's weights, their gradients and the optimizer's state on a GPU, laid out as on the host. */
record Vectors(FloatPointer weights, FloatPointer gradients, FloatPointer state) {
    FloatPointer weights(Slice slice) {
        return weights.getPointer(slice.offset());
    }

    FloatPointer gradients(Slice slice) {
        return gradients.getPointer(slice.offset());
    }
}
