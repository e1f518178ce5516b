package io.sparbiter.driver.network.prediction;

import io.sparbiter.driver.results.files.WholeFile;
import io.sparbiter.worker.csv.CsvLine;
import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import io.sparbiter.worker.network.evaluation.Probabilities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Predictions, one a line; probabilities have all digits of a float. */
public final class PredictionCsv {
    private PredictionCsv() {}

    /**
     * Predicts images and writes {@code ImageId,Label}, as Kaggle's digit recognizer wants it, as they are predicted.
     *
     * @param classes what the data call them on which the network was trained
     * @param withProbabilities adds a column for each class, by its name: {@code p0}, {@code p1}, …
     * @param progress told how many images more have been predicted
     */
    public static WholeFile.Content of(
            UnlabelledImages images,
            Predictions predictions,
            ClassNames classes,
            boolean withProbabilities,
            IntConsumer progress) {
        return out -> {
            out.append("ImageId,Label")
                    .append(withProbabilities ? header(classes) : "")
                    .append('\n');
            int[] position = {0};
            predictions.each(images, block -> {
                for (float[] probabilities : block) {
                    String name = images.name(position[0]++);
                    append(
                            out,
                            CsvLine.quoted(name),
                            label(classes, probabilities, name),
                            withProbabilities ? probabilities : new float[0]);
                }
                progress.accept(block.length);
            });
        };
    }

    /** {@code index,label,predicted,p0,…} of a part of a split, the index counting the part's images from 0. */
    public static WholeFile.Content of(EvaluatedSplit evaluated) {
        ClassNames classes = evaluated.images().names();
        return out -> {
            out.append("index,label,predicted").append(header(classes)).append('\n');
            for (int i = 0; i < evaluated.labels().length; i++) {
                String labels = CsvLine.quoted(classes.name(evaluated.labels()[i])) + ","
                        + CsvLine.quoted(classes.name(evaluated.predicted(i)));
                append(out, Integer.toString(i), labels, evaluated.probabilities()[i]);
            }
        };
    }

    private static String label(ClassNames classes, float[] probabilities, String image) {
        try {
            return CsvLine.quoted(
                    classes.name(Probabilities.argMax(Probabilities.requireNumbers(probabilities, image))));
        } catch (ArithmeticException e) {
            throw ModelEvaluation.notNumbers(e);
        }
    }

    private static String header(ClassNames classes) {
        return classes.names().stream()
                .map(name -> "," + CsvLine.quoted("p" + name))
                .collect(Collectors.joining());
    }

    private static void append(Appendable out, String name, String label, float[] probabilities) {
        try {
            out.append(name).append(',').append(label);
            for (float probability : probabilities) {
                out.append(',').append(Float.toString(probability));
            }
            out.append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
