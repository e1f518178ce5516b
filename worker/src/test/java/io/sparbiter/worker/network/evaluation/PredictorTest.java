package io.sparbiter.worker.network.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.Batches;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.LayerArrays;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkFile;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.Points;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private static final ImageFormat COLOURS = new ImageFormat(12, 10, 3);

    @Test
    void colouredImagesThatAreNoSquaresArePredicted() throws IOException {
        var shape = new ImageShape(12, 10, 3, 4);
        var plan = NetworkPlan.of(Points.small(4, 16), NetworkSettings.DEFAULT, shape, new double[0]);
        MultiLayerNetwork network = NetworkFactory.network(plan, 1);
        byte[] pixels = new byte[7 * COLOURS.length()];
        new Random(1).nextBytes(pixels);

        Batches batches = Batches.inOrder(ImageSet.of(pixels, new byte[7], 3, 12, 10, 1), 7);
        float[][] expected =
                network.output(LayerArrays.features(batches.next())).toFloatMatrix();
        try (Predictor predictor = Predictor.of(new SavedNetwork(plan, file(network)), Device.here())) {
            float[][] probabilities = predictor.probabilities(pixels, COLOURS);
            assertThat(probabilities).hasDimensions(7, 4);
            for (int image = 0; image < 7; image++) {
                assertThat(probabilities[image]).containsExactly(expected[image], Offset.offset(1e-4f));
            }
        }
    }

    @Test
    void aNetworkOfAnotherPlanIsRefused() throws IOException {
        var saved = new SavedNetwork(
                Points.plan(Points.small(4, 16)), file(NetworkFactory.network(Points.plan(Points.small(4, 8)), 1)));
        assertThatThrownBy(() -> Predictor.of(saved, Device.here()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot use the model's network: its configuration.json is that of another network:"
                        + " /confs/10/layer/nout is not 16");
    }

    private static byte[] file(MultiLayerNetwork network) throws IOException {
        var file = new ByteArrayOutputStream();
        NetworkFile.write(network, file);
        return file.toByteArray();
    }
}
