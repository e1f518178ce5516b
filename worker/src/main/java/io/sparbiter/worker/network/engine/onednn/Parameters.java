package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.layers.Slice;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A network's weights and, at the same places, the gradients of the loss: two vectors that others own and may change
 * between two computations.
 */
public record Parameters(FloatPointer weights, FloatPointer gradients) {
    /** The weights from a place on. */
    FloatPointer weights(Slice slice) {
        return part(weights, slice);
    }

    /** Their gradients. */
    FloatPointer gradients(Slice slice) {
        return part(gradients, slice);
    }

    private static FloatPointer part(FloatPointer vector, Slice slice) {
        return vector.getPointer(slice.offset()).capacity(slice.length());
    }

    static float[] read(FloatPointer part) {
        FloatBuffer buffer = part.asBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
