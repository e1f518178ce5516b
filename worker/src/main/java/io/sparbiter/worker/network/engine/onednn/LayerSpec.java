package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.engine.onednn.Parameters.Slice;
import java.util.List;

/** A layer that can be computed here, and where its parameters are. */
public sealed interface LayerSpec {
    /**
     * Batch normalization of each channel.
     *
     * @param scaleShift gamma of all channels, then beta of all channels
     * @param mean running means
     * @param logDeviation decimal logarithms of the running standard deviations
     * @param momentum of the running mean and variance
     */
    record Normalization(Slice scaleShift, Slice mean, Slice logDeviation, float epsilon, double momentum)
            implements LayerSpec {
        int channels() {
            return mean.length();
        }
    }

    /**
     * Convolution of stride 1 that keeps height and width, ReLU, then max pooling 2×2 of stride 2, which leaves out an odd
     * last row or column.
     *
     * @param weights [outputs, inputs, kernelHeight, kernelWidth], the last contiguous
     */
    record Convolution(Slice weights, Slice bias, int inputs, int kernelHeight, int kernelWidth) implements LayerSpec {
        int outputs() {
            return bias.length();
        }
    }

    /**
     * A dense layer with ReLU, on whatever comes in, flattened as [channels, height, width].
     *
     * @param weights [outputs, inputs], the last contiguous
     */
    record Dense(Slice weights, Slice bias, int inputs) implements LayerSpec {
        int outputs() {
            return bias.length();
        }
    }

    /** Drops activations in training and scales up those that stay. */
    record Dropout(double keep) implements LayerSpec {}

    /**
     * A dense layer, softmax, and cross-entropy.
     *
     * @param dense the layer before softmax
     * @param classWeights of the training loss, empty for none
     */
    record Softmax(Dense dense, List<Double> classWeights) implements LayerSpec {
        public Softmax {
            classWeights = List.copyOf(classWeights);
        }
    }
}
