package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.network.keras.GlorotNormal;
import io.sparbiter.worker.network.keras.KerasAdadelta;
import io.sparbiter.worker.network.keras.KerasNadam;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The one place where numbers with Keras' meaning become Deeplearning4j's, which uses the same words for other things.
 */
public final class KerasSemantics {
    /** Keras keeps probabilities this far from 0 and 1 when it takes their logarithm. */
    public static final double PROBABILITY_EPSILON = 1e-7;

    private static final double ADAM_EPSILON = 1e-7;

    private KerasSemantics() {}

    /** The optimizer; those named after ND4J keep ND4J's meaning and epsilon. */
    public static IUpdater updater(Optimizer optimizer, double learningRate) {
        return switch (optimizer) {
            case ADAM -> new Adam(learningRate, 0.9, 0.999, ADAM_EPSILON);
            case NADAM -> new KerasNadam(learningRate);
            case ADADELTA -> new KerasAdadelta(learningRate);
            case ND4J_NADAM -> new Nadam(learningRate);
            case ND4J_ADADELTA -> new AdaDelta();
        };
    }

    /** Keras' probability to drop is Deeplearning4j's complement of the probability to keep. */
    public static Dropout dropout(double rate) {
        return new Dropout(1 - rate);
    }

    /** Keras adds λ₁·Σ|w| + λ₂·Σw² to the loss, Deeplearning4j λ₁·Σ|w| + ½·λ₂·Σw². */
    public static List<Regularization> regularization(double l1, double l2) {
        var penalties = new ArrayList<Regularization>();
        if (l1 > 0) {
            penalties.add(new L1Regularization(l1));
        }
        if (l2 > 0) {
            penalties.add(new L2Regularization(2 * l2));
        }
        return penalties;
    }

    /**
     * Keras' momentum is Deeplearning4j's decay. The fourth weight stays the logarithm of the standard deviation, as
     * Deeplearning4j has it by default: a saved network forgets that it was to be the variance.
     */
    public static BatchNormalization.Builder batchNormalization(LayerPlan.Normalization layer) {
        return new BatchNormalization.Builder().decay(layer.momentum()).eps(layer.epsilon());
    }

    public static IWeightInit glorotNormal() {
        return new GlorotNormal();
    }

    /**
     * Categorical cross-entropy, mean over the images of a batch.
     *
     * @param classWeights each image's loss is multiplied by its class's weight and the sum still divided by the number
     *     of images, as Keras' {@code class_weight} does; empty for none
     */
    public static ILossFunction crossEntropy(List<Double> classWeights) {
        return new LossMCXENT(
                PROBABILITY_EPSILON,
                classWeights.isEmpty() ? null : Nd4j.createFromArray(new double[][] {weights(classWeights)}));
    }

    private static double[] weights(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
