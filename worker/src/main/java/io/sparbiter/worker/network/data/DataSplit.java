package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.Arrays;

/**
 * The images of a search, in four parts. None overlaps another, except that the scoring images are validation images.
 *
 * @param train what networks are trained on
 * @param validation what trained networks are compared on
 * @param scoring the validation images that score an epoch, all of them or a stratified part
 * @param test what only the final model sees; may be empty
 * @param fingerprint 16 hexadecimal digits that change with any pixel or label of the source and with which images are
 *     in which part
 */
public record DataSplit(ImageSet train, ImageSet validation, ImageSet scoring, ImageSet test, String fingerprint) {
    /** One weight per class for the training loss. */
    public double[] classWeights() {
        return balanced(train.classCounts());
    }

    /**
     * Weights that let every class count the same in a loss, however many images it has: scikit-learn's {@code balanced}: images / (classes × images of the class), where only classes with an image count,
     * so that the weights of all images average 1. A class without one gets 0: no image asks for its weight, and a
     * finite number keeps a sum over all classes finite.
     */
    static double[] balanced(int[] counts) {
        double images = Arrays.stream(counts).sum();
        long present = Arrays.stream(counts).filter(count -> count > 0).count();
        return Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? 0 : images / (present * count))
                .toArray();
    }

    /**
     * The same images, of which training has validation's, too. Nothing is left to score an epoch on: scoring has one
     * image, since it has to have some, and what it says is of no use.
     */
    public DataSplit full() {
        return new DataSplit(train.and(validation), validation, validation.view(0), test, fingerprint);
    }
}
