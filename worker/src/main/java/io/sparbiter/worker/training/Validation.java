package io.sparbiter.worker.training;

import io.sparbiter.worker.data.Batch;
import io.sparbiter.worker.data.Batches;
import io.sparbiter.worker.data.ImageSet;
import io.sparbiter.worker.network.keras.KerasSemantics;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network makes of images it was not trained on.
 *
 * @param loss Keras' {@code val_loss}: cross-entropy, unweighted, mean over the images, plus the penalties
 * @param accuracy fraction of images classified correctly; the first among equally probable classes counts
 */
public record Validation(double loss, double accuracy) {
    /** Bytes that the largest layer's output may take; a trial keeps a few such arrays at once. */
    private static final long ACTIVATION_BYTES = 64L << 20;

    /** Shows the network all images once; empty if cancelled on the way. */
    public static Optional<Validation> of(MultiLayerNetwork network, ImageSet images, BooleanSupplier cancelled) {
        double loss = 0;
        int correct = 0;
        Batches batches = Batches.inOrder(images, batchSize(network, images));
        while (batches.hasNext()) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            try (Batch batch = batches.next();
                    INDArray output = network.output(batch.features(), false)) {
                float[][] probabilities = output.toFloatMatrix();
                for (int i = 0; i < probabilities.length; i++) {
                    loss += crossEntropy(probabilities[i][batch.classes()[i]]);
                    correct += argMax(probabilities[i]) == batch.classes()[i] ? 1 : 0;
                }
            }
        }
        double penalty = network.calcRegularizationScore(true);
        return Optional.of(new Validation(loss / images.size() + penalty, (double) correct / images.size()));
    }

    private static double crossEntropy(double probability) {
        double epsilon = KerasSemantics.PROBABILITY_EPSILON;
        return -Math.log(Math.min(Math.max(probability, epsilon), 1 - epsilon));
    }

    private static int argMax(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** As many images as the widest convolution allows, as if its output were of the images' size. */
    private static int batchSize(MultiLayerNetwork network, ImageSet images) {
        int filters = IntStream.range(0, network.getnLayers())
                .filter(i -> network.getLayer(i).type() == Layer.Type.CONVOLUTIONAL)
                .map(network::layerSize)
                .max()
                .orElse(1);
        long bytes = (long) filters * images.height() * images.width() * Float.BYTES;
        return (int) Math.max(16, Math.min(1000, ACTIVATION_BYTES / bytes));
    }
}
