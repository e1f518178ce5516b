package io.sparbiter.worker.network.training;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whole vectors of floats between ND4J and the heap. */
final class Floats {
    private Floats() {}

    /** The numbers of a vector that is no view of another: on a CPU its own memory, on a GPU a copy. */
    static FloatBuffer of(INDArray vector) {
        return Nd4j.getEnvironment().isCPU()
                ? vector.data().asNioFloat()
                : FloatBuffer.wrap(vector.reshape(vector.length()).toFloatVector());
    }

    /** A new vector. */
    static INDArray array(FloatBuffer values) {
        float[] copy = new float[values.remaining()];
        values.duplicate().get(copy);
        return Nd4j.createFromArray(copy);
    }

    /** Overwrites a vector of the same length. */
    static void copy(FloatBuffer values, INDArray vector) {
        try (INDArray array = array(values)) {
            vector.assign(array.reshape(vector.shape()));
        }
    }
}
