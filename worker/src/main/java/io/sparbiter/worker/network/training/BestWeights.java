package io.sparbiter.worker.network.training;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A copy of a network's weights at its best epoch, batch normalization's means and variances among them. */
final class BestWeights implements AutoCloseable {
    private INDArray copy;

    /** Keeps the network's weights of now in place of those kept before. */
    void keep(MultiLayerNetwork network) {
        if (copy == null) {
            copy = network.params().dup();
        } else {
            copy.assign(network.params());
        }
    }

    /** Keeps these weights. */
    void keep(FloatBuffer weights) {
        copy = Floats.array(weights);
    }

    /** The weights kept; there must be some. */
    FloatBuffer kept() {
        return Floats.of(copy);
    }

    /** Gives the network the weights kept, if any. */
    void restore(MultiLayerNetwork network) {
        if (copy != null) {
            network.params().assign(copy.reshape(network.params().shape()));
        }
    }

    @Override
    public void close() {
        if (copy != null) {
            copy.close();
        }
    }
}
