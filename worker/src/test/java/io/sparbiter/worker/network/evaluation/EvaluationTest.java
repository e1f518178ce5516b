package io.sparbiter.worker.network.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The expected figures were worked out by hand from scikit-learn's published formulas: precision = tp / (tp + fp), recall =
 * tp / (tp + fn), F1 = 2 tp / (2 tp + fp + fn), 0 for nothing to nothing, and their plain mean over the labels that occur.
 */
class EvaluationTest {
    private static final Offset<Double> ROUNDING = within(1e-15);

    /** Class 2 has four images and is never predicted. */
    private static final ConfusionMatrix NEVER_PREDICTED =
            ConfusionMatrix.of(new long[][] {{5, 1, 0, 0}, {2, 6, 0, 0}, {0, 3, 0, 1}, {0, 0, 0, 2}});

    /** Class 2 does not occur at all; class 3 has no image, and one is taken for it. */
    private static final ConfusionMatrix WITHOUT_IMAGES =
            ConfusionMatrix.of(new long[][] {{5, 1, 0, 0}, {2, 6, 0, 1}, {0, 0, 0, 0}, {0, 0, 0, 0}});

    private static Evaluation of(ConfusionMatrix matrix) {
        return Evaluation.of(matrix, 0, 0);
    }

    private static void assertClasses(
            ConfusionMatrix matrix, ToDoubleFunction<ClassMetrics> metric, double... expected) {
        assertThat(of(matrix).classes().stream().mapToDouble(metric).toArray()).containsExactly(expected, ROUNDING);
    }

    @Test
    void classesAreJudgedAsByScikitLearn() {
        assertClasses(NEVER_PREDICTED, ClassMetrics::precision, 5 / 7., 6 / 10., 0, 2 / 3.);
        assertClasses(NEVER_PREDICTED, ClassMetrics::recall, 5 / 6., 6 / 8., 0, 1);
        assertClasses(NEVER_PREDICTED, ClassMetrics::f1, 10 / 13., 12 / 18., 0, 4 / 5.);
        assertClasses(NEVER_PREDICTED, ClassMetrics::support, 6, 8, 4, 2);
        assertClasses(NEVER_PREDICTED, ClassMetrics::predicted, 7, 10, 0, 3);
    }

    @Test
    void aClassNeverPredictedCountsAsZero() {
        Evaluation evaluation = of(NEVER_PREDICTED);

        assertThat(evaluation.accuracy()).isEqualTo(13 / 20.);
        assertThat(evaluation.precision()).isCloseTo(0.49523809523809526, ROUNDING);
        assertThat(evaluation.recall()).isCloseTo(0.6458333333333334, ROUNDING);
        assertThat(evaluation.f1()).isCloseTo(0.558974358974359, ROUNDING);
    }

    @Test
    void aClassWithoutImagesCountsOnlyIfItWasPredicted() {
        Evaluation evaluation = of(WITHOUT_IMAGES);

        assertClasses(WITHOUT_IMAGES, ClassMetrics::precision, 5 / 7., 6 / 7., 0, 0);
        assertThat(evaluation.accuracy()).isEqualTo(11 / 15.);
        assertThat(evaluation.precision()).isCloseTo((5 / 7. + 6 / 7. + 0) / 3, ROUNDING);
        assertThat(evaluation.recall()).isCloseTo((5 / 6. + 6 / 9. + 0) / 3, ROUNDING);
        assertThat(evaluation.f1()).isCloseTo((10 / 13. + 12 / 16. + 0) / 3, ROUNDING);
    }

    @Test
    void confusionsComeMostFrequentFirst() {
        assertThat(NEVER_PREDICTED.confusions())
                .containsExactly(
                        new ConfusionMatrix.Confusion(2, 1, 3),
                        new ConfusionMatrix.Confusion(1, 0, 2),
                        new ConfusionMatrix.Confusion(0, 1, 1),
                        new ConfusionMatrix.Confusion(2, 3, 1));
    }

    @Test
    void probabilitiesAreCountedByTheirGreatest() {
        float[][] probabilities = {{0.7f, 0.3f}, {0.6f, 0.4f}, {0.5f, 0.5f}, {0.1f, 0.9f}};

        Evaluation evaluation = Evaluation.of(new int[] {0, 1, 0, 1}, probabilities);

        assertThat(evaluation.confusion().counts()).isDeepEqualTo(new long[][] {{2, 0}, {1, 1}});
        assertThat(evaluation.accuracy()).isEqualTo(0.75);
    }

    @Test
    void logLossIsTheMeanCrossEntropyAndFinite() {
        float[][] probabilities = {{0.5f, 0.5f}, {1, 0}};

        assertThat(Evaluation.of(new int[] {0, 1}, probabilities).logLoss())
                .isCloseTo((Math.log(2) - Math.log(1e-7)) / 2, within(1e-12));
    }

    /** Bins are 1/15 wide: 0.95 and 0.99 share the last, (0.9333, 1]; 0.625 is alone in (0.6, 0.6667]. */
    @Test
    void calibrationComparesConfidenceAndAccuracyBinByBin() {
        float[][] probabilities = {{0.95f, 0.05f}, {0.99f, 0.01f}, {0.625f, 0.375f}};

        double error = Evaluation.of(new int[] {0, 1, 1}, probabilities).calibrationError();

        assertThat(error).isCloseTo(2 / 3. * Math.abs(0.5 - 0.97) + 1 / 3. * 0.625, within(1e-7));
    }

    @Test
    void aBinHasItsUpperEdge() {
        var calibration = new Calibration();
        calibration.add(0.6, false);
        calibration.add(0.61, true);

        assertThat(calibration.error()).isCloseTo((0.6 + 0.39) / 2, within(1e-12));
    }

    @Test
    void certaintyAndCorrectnessAreCalibrated() {
        assertThat(Evaluation.of(new int[] {0, 1}, new float[][] {{1, 0}, {0, 1}})
                        .calibrationError())
                .isZero();
    }

    @Test
    void probabilitiesThatAreNoNumbersAreRefused() {
        assertThatThrownBy(() -> Evaluation.of(new int[] {0}, new float[][] {{Float.NaN, 1}}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the probabilities of image 0 are not numbers: [NaN, 1.0]");
    }
}
