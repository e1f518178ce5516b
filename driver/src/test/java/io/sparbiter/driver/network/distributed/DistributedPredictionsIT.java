package io.sparbiter.driver.network.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.dispatch.ClusterException;
import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.network.prediction.LocalPredictions;
import io.sparbiter.driver.network.prediction.ModelEvaluation;
import io.sparbiter.driver.network.prediction.Predictions;
import io.sparbiter.driver.network.prediction.SampleNetworks;
import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.Batches;
import io.sparbiter.worker.network.data.SplitImages;
import io.sparbiter.worker.network.data.UnlabelledFiles;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.engine.LayerArrays;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import io.sparbiter.worker.network.evaluation.SavedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.dataset.DataSet;

/** With a master of two slots, as spark-submit would name one. */
class DistributedPredictionsIT {
    private static final ImageFormat FORMAT = new ImageFormat(28, 28, 1);
    private static final SplitImages IMAGES = SampleNetworks.validation();
    private static final List<String> LABELS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
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
    void deeplearning4jsOwnDistributedEvaluationFindsTheSame() {
        EvaluatedSplit ours = evaluate(distributed());
        Evaluation theirs;
        try (JavaSparkContext spark = SparkContexts.openForTraining("test", 2, 1, TrainingKryoRegistrator.class)) {
            var hundreds = spark.parallelize(List.of(0, 1, 2, 3, 4, 5, 6), 2).map(DistributedPredictionsIT::hundred);
            theirs = new SparkDl4jMultiLayer(spark, NETWORK, null).evaluate(hundreds, LABELS, 100);
        }

        for (int truth = 0; truth < 10; truth++) {
            for (int predicted = 0; predicted < 10; predicted++) {
                assertThat((long) theirs.getConfusionMatrix().getCount(truth, predicted))
                        .as("%d taken for %d", truth, predicted)
                        .isEqualTo(ours.evaluation().confusion().count(truth, predicted));
            }
        }
    }

    /** Of the batch size, since batches of four dimensions cannot be divided in 1.0.0-M2.1. */
    private static DataSet hundred(int number) {
        int[] positions = IntStream.range(100 * number, 100 * (number + 1)).toArray();
        Batch batch = Batches.inOrder(IMAGES.images().view(positions), 100).next();
        return new DataSet(LayerArrays.features(batch), LayerArrays.labels(batch, 10));
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
