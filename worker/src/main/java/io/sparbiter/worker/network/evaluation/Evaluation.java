package io.sparbiter.worker.network.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How good probabilities are, against the truth. All figures are fractions but the log loss.
 *
 * @param accuracy share of images taken for what they are
 * @param precision macro average, the plain mean over the classes as scikit-learn computes it with {@code
 *     zero_division=0}: a class that was never predicted counts 0, and a class that is neither among the true nor among
 *     the predicted ones does not count
 * @param recall macro average as well
 * @param f1 macro average as well: the mean of the classes' F1, not the F1 of the means
 * @param logLoss mean cross-entropy, natural logarithm, probabilities kept 1e-7 from 0 and 1: Keras' clip. scikit-learn's
 *     is narrower, so it tells a greater loss where a network is sure and wrong
 * @param calibrationError see {@link Calibration}
 * @param classes every class, also those without an image
 */
public record Evaluation(
        ConfusionMatrix confusion,
        double accuracy,
        double precision,
        double recall,
        double f1,
        double logLoss,
        double calibrationError,
        List<ClassMetrics> classes) {
    public Evaluation {
        classes = List.copyOf(classes);
    }

    /**
     * Evaluates at least one image. Sums run in the images' order, so the figures are the same to the last digit wherever
     * the probabilities were computed.
     *
     * @param truth the class of each image
     * @param probabilities of each image, one a class
     * @throws ArithmeticException if a probability is not a number
     */
    public static Evaluation of(int[] truth, float[][] probabilities) {
        if (truth.length == 0 || truth.length != probabilities.length) {
            throw new IllegalArgumentException(
                    "Cannot evaluate " + probabilities.length + " predictions of " + truth.length + " images");
        }
        int[] predicted = new int[truth.length];
        var calibration = new Calibration();
        double loss = 0;
        for (int i = 0; i < truth.length; i++) {
            predicted[i] = Probabilities.argMax(Probabilities.requireNumbers(probabilities[i], String.valueOf(i)));
            loss += Probabilities.crossEntropy(probabilities[i][truth[i]]);
            calibration.add(probabilities[i][predicted[i]], predicted[i] == truth[i]);
        }
        ConfusionMatrix matrix = ConfusionMatrix.of(probabilities[0].length, truth, predicted);
        return of(matrix, loss / truth.length, calibration.error());
    }

    static Evaluation of(ConfusionMatrix matrix, double logLoss, double calibrationError) {
        List<ClassMetrics> classes = IntStream.range(0, matrix.classes())
                .mapToObj(label -> ClassMetrics.of(matrix, label))
                .toList();
        return new Evaluation(
                matrix,
                (double) matrix.correct() / matrix.total(),
                macro(classes, ClassMetrics::precision),
                macro(classes, ClassMetrics::recall),
                macro(classes, ClassMetrics::f1),
                logLoss,
                calibrationError,
                classes);
    }

    private static double macro(List<ClassMetrics> classes, ToDoubleFunction<ClassMetrics> metric) {
        return classes.stream()
                .filter(ClassMetrics::isPresent)
                .mapToDouble(metric)
                .average()
                .orElse(0);
    }
}
