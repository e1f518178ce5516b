package io.sparbiter.driver.network.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.dispatch.ClusterException;
import io.sparbiter.driver.network.prediction.LocalPredictions;
import io.sparbiter.driver.network.prediction.ModelEvaluation;
import io.sparbiter.driver.network.prediction.Predictions;
import io.sparbiter.driver.network.prediction.SampleNetworks;
import io.sparbiter.worker.network.data.SplitImages;
import io.sparbiter.worker.network.data.UnlabelledFiles;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import io.sparbiter.worker.network.evaluation.SavedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a master of two slots, as spark-submit would name one. */
class DistributedPredictionsIT {
    private static final ImageFormat FORMAT = new ImageFormat(28, 28, 1);
    private static final SplitImages IMAGES = SampleNetworks.validation();
    private static final MultiLayerNetwork NETWORK = SampleNetworks.network();
    private static final SavedNetwork SAVED = SampleNetworks.saved(NETWORK);

    @TempDir
    Path directory;

    @BeforeAll
    static void setMaster() {
        System.setProperty("spark.master", "local[2]");
    }

    @AfterAll
    static void forgetMaster() {
        System.clearProperty("spark.master");
    }

    private static EvaluatedSplit evaluate(Predictions predictions) {
        try (predictions) {
            return new ModelEvaluation(predictions, more -> {}).of(IMAGES);
        }
    }

    private static Predictions distributed() {
        return DistributedPredictions.open("test", SAVED, FORMAT);
    }

    @Test
    void theNumbersAreThoseOfOneMachine() {
        EvaluatedSplit here = evaluate(new LocalPredictions(SAVED, FORMAT, 1));
        EvaluatedSplit there = evaluate(distributed());

        assertThat(there.probabilities()).isDeepEqualTo(here.probabilities());
        assertThat(there.evaluation()).usingRecursiveComparison().isEqualTo(here.evaluation());
    }

    @Test
    void filesArePredictedInTheirOrder() throws IOException {
        UnlabelledImages csv = UnlabelledFiles.open(csv(1300).toString(), FORMAT);
        List<float[][]> here = new ArrayList<>();
        List<float[][]> there = new ArrayList<>();

        new LocalPredictions(SAVED, FORMAT, 1).each(csv, here::add);
        try (Predictions predictions = distributed()) {
            predictions.each(csv, there::add);
        }

        assertThat(there.toArray(float[][][]::new)).isDeepEqualTo(here.toArray(float[][][]::new));
    }

    @Test
    void whatAnExecutorCannotReadIsTold() throws IOException {
        Path file = csv(300);
        UnlabelledImages csv = UnlabelledFiles.open(file.toString(), FORMAT);
        Files.delete(file);

        try (Predictions predictions = distributed()) {
            assertThatThrownBy(() -> predictions.each(csv, block -> {}))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageStartingWith("Cannot predict on (local[2]): ")
                    .hasMessageContaining("Cannot read " + file)
                    .hasMessageEndingWith("\nThe log has more, and so does --verbose.");
        }
    }

    /** Images of one colour each. */
    private Path csv(int images) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            lines.add((i % 256 + ",").repeat(783) + i % 256);
        }
        return Files.write(directory.resolve("test.csv"), lines);
    }
}
