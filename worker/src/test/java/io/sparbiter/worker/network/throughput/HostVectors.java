package io.sparbiter.worker.network.throughput;

import io.sparbiter.worker.network.layers.LayerPlan;
import io.sparbiter.worker.network.layers.LayerPlan.Convolution;
import io.sparbiter.worker.network.layers.LayerPlan.Dense;
import io.sparbiter.worker.network.layers.LayerPlan.Normalization;
import io.sparbiter.worker.network.layers.LayerPlan.Softmax;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.Slice;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A network's vectors in the host's memory: weights as Keras initialises them, their gradients, and the optimizer's state.
 * Without ND4J, whose binaries are larger than all else that a GPU is measured with.
 */
final class HostVectors implements AutoCloseable {
    private static final int SEED = 1;

    final FloatPointer weights;
    final FloatPointer gradients;
    final FloatPointer state;
    final long parameters;

    /** The same weights every time. */
    HostVectors(NetworkPlan plan) {
        parameters = plan.parameters();
        weights = new FloatPointer(initial(plan));
        gradients = new FloatPointer(new float[Math.toIntExact(parameters)]);
        state = new FloatPointer(new float[stateLength()]);
    }

    /** At least as long as any optimizer's. */
    int stateLength() {
        return Math.toIntExact(2 * parameters);
    }

    private static float[] initial(NetworkPlan plan) {
        float[] values = new float[Math.toIntExact(plan.parameters())];
        var random = new Random(SEED);
        plan.layers().forEach(layer -> initialise(layer, values, random));
        return values;
    }

    private static void initialise(LayerPlan layer, float[] values, Random random) {
        if (layer instanceof Normalization normalization) {
            int first = Math.toIntExact(normalization.scaleShift().offset());
            Arrays.fill(values, first, first + normalization.channels(), 1);
        } else if (layer instanceof Convolution convolution) {
            int area = convolution.kernel() * convolution.kernel();
            glorot(convolution.weights(), area * (convolution.inputs() + convolution.outputs()), values, random);
        } else if (layer instanceof Dense dense) {
            glorot(dense.weights(), dense.inputs() + dense.outputs(), values, random);
        } else if (layer instanceof Softmax softmax) {
            initialise(softmax.dense(), values, random);
        }
    }

    private static void glorot(Slice slice, int inAndOut, float[] values, Random random) {
        double deviation = Math.sqrt(2.0 / inAndOut);
        for (int i = 0; i < slice.size(); i++) {
            values[Math.toIntExact(slice.offset()) + i] = (float) (deviation * random.nextGaussian());
        }
    }

    static float[] values(FloatPointer vector) {
        float[] values = new float[Math.toIntExact(vector.capacity())];
        vector.get(values);
        return values;
    }

    @Override
    public void close() {
        weights.close();
        gradients.close();
        state.close();
    }
}
