package io.sparbiter.worker.network.engine;

import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.image.ImageFormat;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batches as Deeplearning4j takes them: new arrays of ND4J, which belong to no workspace and are the caller's to close. */
public final class LayerArrays {
    private LayerArrays() {}

    /** Images: float [n, channels, height, width], 0 to 1. */
    public static INDArray features(Batch batch) {
        ImageFormat format = batch.format();
        return copyOf(batch.pixels(), batch.size(), format.channels(), format.height(), format.width());
    }

    /** Labels: float [n, classes], one-hot. */
    public static INDArray labels(Batch batch, int classes) {
        float[] labels = new float[batch.size() * classes];
        for (int i = 0; i < batch.size(); i++) {
            labels[i * classes + batch.classes()[i]] = 1;
        }
        return copyOf(labels, batch.size(), classes);
    }

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
