package io.sparbiter.driver.network.picture;

import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One image and what a network made of it. */
record Classified(EvaluatedSplit split, int position) {
    /** All images that were taken for what they are, or all others; in the order of the split. */
    static List<Classified> of(EvaluatedSplit split, boolean correctly) {
        return IntStream.range(0, split.labels().length)
                .mapToObj(position -> new Classified(split, position))
                .filter(image -> image.isCorrect() == correctly)
                .toList();
    }

    /** The images that the network was surest of come first. */
    static Comparator<Classified> surest() {
        return Comparator.comparingDouble((Classified image) -> -image.probability(image.predicted()))
                .thenComparingInt(Classified::position);
    }

    /** The images first for whose true class there was least missing. */
    static Comparator<Classified> closest() {
        return Comparator.comparingDouble(
                        (Classified image) -> image.probability(image.predicted()) - image.probability(image.truth()))
                .thenComparingInt(Classified::position);
    }

    int truth() {
        return split.labels()[position];
    }

    int predicted() {
        return split.predicted(position);
    }

    /** What the data call a class. */
    String name(int label) {
        return split.images().names().name(label);
    }

    boolean isCorrect() {
        return truth() == predicted();
    }

    int classes() {
        return split.probabilities()[position].length;
    }

    double probability(int label) {
        return split.probabilities()[position][label];
    }

    BufferedImage pixels() {
        return PixelImages.of(split.images().image(position), split.images().format());
    }
}
