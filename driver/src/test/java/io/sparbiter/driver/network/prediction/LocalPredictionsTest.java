package io.sparbiter.driver.network.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.network.data.SplitImages;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.engine.Engines;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import io.sparbiter.worker.network.evaluation.Predictor;
import io.sparbiter.worker.network.evaluation.SavedNetwork;
import io.sparbiter.worker.network.training.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

class LocalPredictionsTest {
    private static final ImageFormat FORMAT = new ImageFormat(28, 28, 1);
    private static final SplitImages IMAGES = SampleNetworks.validation();

    private final MultiLayerNetwork network = SampleNetworks.network();

    private Predictions predictions(int threads) {
        return new LocalPredictions(SampleNetworks.saved(network), FORMAT, threads);
    }

    private EvaluatedSplit evaluate(int threads) {
        return new ModelEvaluation(predictions(threads), more -> {}).of(IMAGES);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        EvaluatedSplit alone = evaluate(1);

        assertThat(alone.probabilities()).hasNumberOfRows(700);
        assertThat(evaluate(3).probabilities()).isDeepEqualTo(alone.probabilities());
        assertThat(evaluate(3).evaluation().logLoss())
                .isEqualTo(alone.evaluation().logLoss());
    }

    /** Trials are scored by the same figures, in batches of another size. */
    @Test
    void theFiguresAreThoseOfTraining() {
        EvaluatedSplit evaluated = evaluate(2);
        try (Engine engine = Engines.open(SampleNetworks.plan(), network, Device.here())) {
            Validation validation =
                    Validation.of(engine, evaluated.images(), () -> false).orElseThrow();
            assertThat(evaluated.evaluation().accuracy()).isEqualTo(validation.accuracy());
            assertThat(evaluated.evaluation().logLoss()).isCloseTo(validation.loss(), within(1e-5));
        }
    }

    @Test
    void blocksComeInTheImagesOrder() {
        List<float[][]> blocks = new ArrayList<>();
        predictions(2).each(IMAGES, blocks::add);

        assertThat(blocks).extracting(block -> block.length).containsExactly(256, 256, 188);
        try (Predictor predictor = Predictor.of(SampleNetworks.saved(network), Device.here());
                ImageStream stream = IMAGES.from(300)) {
            float[] alone = predictor.probabilities(stream.next(1), FORMAT)[0];
            assertThat(blocks.get(1)[44]).containsExactly(alone, within(1e-5f));
        }
    }

    @Test
    void aNetworkOfNoNumbersIsRefused() {
        float[] params = new float[Math.toIntExact(network.numParams())];
        Arrays.fill(params, Float.NaN);
        network.params().data().setData(params);

        assertThatThrownBy(() -> evaluate(1))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith("Cannot use the model's output: the probabilities of image 0 are not numbers")
                .hasMessageEndingWith("\nIts weights are damaged: train the model again.");
    }

    @Test
    void whatGoesWrongInAThreadReachesTheCaller() {
        var damaged = new SavedNetwork(SampleNetworks.plan(), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> new LocalPredictions(damaged, FORMAT, 2).each(IMAGES, block -> {}))
                .hasMessageStartingWith("Cannot use the model's network: it is no network of Deeplearning4j");
    }
}
