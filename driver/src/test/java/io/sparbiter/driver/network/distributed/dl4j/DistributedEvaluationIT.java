package io.sparbiter.driver.network.distributed.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.dispatch.SparkContexts;
import io.sparbiter.driver.network.prediction.LocalPredictions;
import io.sparbiter.driver.network.prediction.ModelEvaluation;
import io.sparbiter.driver.network.prediction.Predictions;
import io.sparbiter.driver.network.prediction.SampleNetworks;
import io.sparbiter.worker.network.data.Batch;
import io.sparbiter.worker.network.data.Batches;
import io.sparbiter.worker.network.data.SplitImages;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.engine.LayerArrays;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.dataset.DataSet;

/** Evaluation by Spark as Deeplearning4j does it. */
class DistributedEvaluationIT {
    private static final SplitImages IMAGES = SampleNetworks.validation();
    private static final List<String> LABELS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    private static final MultiLayerNetwork NETWORK = SampleNetworks.network();

    /** Whose numbers are those of the distributed ones: DistributedPredictionsIT. */
    private static EvaluatedSplit ours() {
        var format = new ImageFormat(28, 28, 1);
        try (Predictions predictions = new LocalPredictions(SampleNetworks.saved(NETWORK), format, 1)) {
            return new ModelEvaluation(predictions, more -> {}).of(IMAGES);
        }
    }

    @Test
    void findsTheSameAsOurs() {
        EvaluatedSplit ours = ours();
        Evaluation theirs;
        try (JavaSparkContext spark = SparkContexts.openForTraining("test", 2, 1, TrainingKryoRegistrator.class)) {
            var hundreds = spark.parallelize(List.of(0, 1, 2, 3, 4, 5, 6), 2).map(DistributedEvaluationIT::hundred);
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
}
