package io.sparbiter.worker.network.keras;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Keras' {@code GlorotNormal}: normal draws cut at two standard deviations, with variance 2 / (fan in + fan out) after
 * the cut. Deeplearning4j's XAVIER does not cut, and ND4J's own truncated normal is a little too narrow.
 */
public final class GlorotNormal implements IWeightInit {
    /** Standard deviation of a standard normal distribution cut at ±2. */
    private static final double CUT_DEVIATION = 0.8796256610342398;

    @Override
    public INDArray init(double fanIn, double fanOut, long[] shape, char order, INDArray paramView) {
        double deviation = Math.sqrt(2 / (fanIn + fanOut)) / CUT_DEVIATION;
        // The network's seed is in ND4J's random numbers; one of them seeds a layer.
        var random = new SplittableRandom(Nd4j.getRandom().nextLong());
        float[] weights = new float[Math.toIntExact(paramView.length())];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * cutGaussian(random));
        }
        try (INDArray drawn = Nd4j.createFromArray(weights)) {
            paramView.assign(drawn.reshape(paramView.shape()));
        }
        return paramView.reshape(order, shape);
    }

    private static double cutGaussian(SplittableRandom random) {
        double drawn = random.nextGaussian();
        while (Math.abs(drawn) > 2) {
            drawn = random.nextGaussian();
        }
        return drawn;
    }

    /** All are alike, which Deeplearning4j needs to know to compare configurations. */
    @Override
    public boolean equals(Object other) {
        return other instanceof GlorotNormal;
    }

    @Override
    public int hashCode() {
        return GlorotNormal.class.hashCode();
    }
}
