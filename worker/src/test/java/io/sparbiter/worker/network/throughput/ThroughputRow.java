package io.sparbiter.worker.network.throughput;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What one network showed, in images a second; the median of the rounds.
 *
 * @param one of one trial alone
 * @param all of as many trials side by side as were to be
 * @param inference of as many
 * @param torch PyTorch's best of the round
 * @param torchSide which of its sides that was, most often
 * @param ratio ours ÷ PyTorch's, the median of the rounds' ratios
 * @param torchInference of that side
 * @param shipped of Deeplearning4j as shipped, as many side by side
 */
record ThroughputRow(
        SampleNetwork network,
        double one,
        double all,
        double inference,
        OptionalDouble torch,
        String torchSide,
        OptionalDouble ratio,
        OptionalDouble torchInference,
        OptionalDouble shipped) {
    OptionalDouble inferenceRatio() {
        return over(inference, torchInference);
    }

    OptionalDouble shippedRatio() {
        return over(all, shipped);
    }

    private static OptionalDouble over(double ours, OptionalDouble theirs) {
        return theirs.isPresent() ? OptionalDouble.of(ours / theirs.getAsDouble()) : theirs;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
