package io.sparbiter.worker.network.layers;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A layer of a network and where its parameters are among the network's. Engines compute from these alone. All arrays
 * have the images of a batch as their first dimension, which shapes here leave out.
 */
public sealed interface LayerPlan extends Serializable {
    /** Such as {@code conv_1}; no two layers of a network share one. */
    String name();

    /** Its parameters in the order in which a network's vectors have them. */
    List<Part> parts();

    /** How many multiplications of weights an image takes; what is done once a number is too little to count. */
    default long multiplications() {
        return 0;
    }

    /** Numbers that are treated alike. */
    record Part(Slice slice, Role role) implements Serializable {}

    /** What training does with numbers. */
    enum Role {
        /** Weights that have penalties and an optimizer. */
        PENALIZED,
        /** Biases, scales and shifts: with an optimizer, without penalties. */
        FREE,
        /** Running moments: what is to be subtracted stands in place of their gradient. */
        MOMENT
    }

    /**
     * Batch normalization of each channel, by the batch's own moments in training and by the running ones afterwards.
     *
     * @param scaleShift gamma of all channels, then beta of all channels
     * @param mean running means
     * @param logDeviation decimal logarithms of the running standard deviations, as Deeplearning4j keeps them
     * @param epsilon added to a variance
     * @param momentum share that the running mean and variance keep at a step
     */
    record Normalization(
            String name,
            FeatureMaps maps,
            Slice scaleShift,
            Slice mean,
            Slice logDeviation,
            double epsilon,
            double momentum)
            implements LayerPlan {
        public int channels() {
            return mean.size();
        }

        @Override
        public List<Part> parts() {
            return List.of(
                    new Part(scaleShift, Role.FREE), new Part(mean, Role.MOMENT), new Part(logDeviation, Role.MOMENT));
        }
    }

    /**
     * Convolution of stride 1 that keeps height and width, ReLU, then max pooling 2×2 of stride 2, which leaves out an odd
     * last row or column. The padding of an even kernel has its larger half at the end.
     *
     * @param poolingName the pooling's own name
     * @param weights [outputs, inputs, kernel, kernel], the last contiguous
     */
    record Convolution(String name, String poolingName, FeatureMaps input, int kernel, Slice bias, Slice weights)
            implements LayerPlan {
        public int inputs() {
            return input.channels();
        }

        public int outputs() {
            return bias.size();
        }

        /** What the convolution itself makes, before pooling. */
        public FeatureMaps convolved() {
            return new FeatureMaps(outputs(), input.height(), input.width());
        }

        /** What pooling leaves of it. */
        public FeatureMaps output() {
            return input.pooled(outputs());
        }

        @Override
        public long multiplications() {
            return (long) input.size() * kernel * kernel * outputs();
        }

        @Override
        public List<Part> parts() {
            return List.of(new Part(bias, Role.FREE), new Part(weights, Role.PENALIZED));
        }
    }

    /**
     * A dense layer with ReLU, on whatever comes in, flattened as [channels, height, width].
     *
     * @param weights [outputs, inputs], the last contiguous
     */
    record Dense(String name, int inputs, Slice weights, Slice bias) implements LayerPlan {
        public int outputs() {
            return bias.size();
        }

        @Override
        public long multiplications() {
            return (long) inputs * outputs();
        }

        @Override
        public List<Part> parts() {
            return List.of(new Part(weights, Role.PENALIZED), new Part(bias, Role.FREE));
        }
    }

    /**
     * Drops activations in training and scales up those that stay.
     *
     * @param features how many activations
     * @param rate probability to drop one, above 0 and below 1
     */
    record Dropout(String name, int features, double rate) implements LayerPlan {
        private static final int DRAW_BITS = 32;

        /** An activation stays if half of a 64-bit draw, unsigned, is below this. */
        public long threshold() {
            return Math.round(keep() * (1L << DRAW_BITS));
        }

        /** What an activation that stays is multiplied by. */
        public float scale() {
            return (float) (1 / keep());
        }

        private double keep() {
            return 1 - rate;
        }

        @Override
        public List<Part> parts() {
            return List.of();
        }
    }

    /**
     * A dense layer without ReLU, softmax, and cross-entropy.
     *
     * @param classWeights of the training loss, empty for none
     */
    record Softmax(Dense dense, List<Double> classWeights) implements LayerPlan {
        public Softmax {
            classWeights = List.copyOf(classWeights);
        }

        /** Of each class, 1 where there are none. */
        public double[] weights() {
            return IntStream.range(0, dense.outputs())
                    .mapToDouble(label -> classWeights.isEmpty() ? 1 : classWeights.get(label))
                    .toArray();
        }

        @Override
        public String name() {
            return dense.name();
        }

        @Override
        public long multiplications() {
            return dense.multiplications();
        }

        @Override
        public List<Part> parts() {
            return dense.parts();
        }
    }
}
