package io.sparbiter.worker.network.training;

import java.io.Serializable;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a step of training changes in a network, as it travels between processes.
 *
 * @param weights all of the network's, batch normalization's means and variances among them
 * @param optimizer its moments; empty if it has none
 * @param steps that the optimizer has made
 * @param learningRate of the steps to come
 */
@SuppressWarnings("ArrayRecordComponent") // sent and averaged, never compared
public record NetworkState(float[] weights, float[] optimizer, int steps, double learningRate) implements Serializable {
    /** A copy of what the network has now. */
    public static NetworkState of(MultiLayerNetwork network) {
        INDArray moments = network.getUpdater(true).getStateViewArray();
        return new NetworkState(
                numbers(network.params()),
                moments == null ? new float[0] : numbers(moments),
                network.getIterationCount(),
                network.getLearningRate(0));
    }

    private static float[] numbers(INDArray vector) {
        FloatBuffer numbers = Floats.of(vector).duplicate();
        float[] copy = new float[numbers.remaining()];
        numbers.get(copy);
        return copy;
    }

    /** Makes a network of the same plan what the other was. */
    public void restore(MultiLayerNetwork network) {
        if (network.getLearningRate(0) != learningRate) {
            network.setLearningRate(learningRate);
        }
        network.setIterationCount(steps);
        Floats.copy(FloatBuffer.wrap(weights), network.params());
        if (optimizer.length > 0) {
            Floats.copy(FloatBuffer.wrap(optimizer), network.getUpdater(true).getStateViewArray());
        }
    }

    /**
     * The mean of what one state became in several places. Sums are made in the order of the list, in double precision, so
     * that the same list always has the same mean. Steps are those of the busiest place.
     *
     * @param states at least one, all of one plan
     * @param shares how much each counts, at least 1; as many as states
     */
    public static NetworkState mean(List<NetworkState> states, int[] shares) {
        return new NetworkState(
                mean(states, NetworkState::weights, shares),
                mean(states, NetworkState::optimizer, shares),
                states.stream().mapToInt(NetworkState::steps).max().orElseThrow(),
                states.get(0).learningRate());
    }

    private static float[] mean(List<NetworkState> states, Function<NetworkState, float[]> part, int[] shares) {
        double[] sums = new double[part.apply(states.get(0)).length];
        double all = 0;
        for (int n = 0; n < shares.length; n++) {
            float[] numbers = part.apply(states.get(n));
            all += shares[n];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += (double) shares[n] * numbers[i];
            }
        }
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sums[i] / all);
        }
        return mean;
    }
}
