package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSet;

/**
 * The images of a search, in four parts of which none overlaps another, save that the scoring images are validation
 * images.
 *
 * @param train what networks are trained on
 * @param validation what trained networks are compared on
 * @param scoring the validation images that score an epoch, all of them or a stratified part
 * @param test what only the final model sees; may be empty
 * @param fingerprint 16 hexadecimal digits that change with any pixel or label of the source and with which images are
 *     in which part
 */
public record DataSplit(ImageSet train, ImageSet validation, ImageSet scoring, ImageSet test, String fingerprint) {
    /** One weight per class for the training loss, see {@link ClassWeights}. */
    public double[] classWeights() {
        return ClassWeights.balanced(train.classCounts());
    }

    /**
     * The same images, of which training has validation's, too. Nothing is left to score an epoch on: scoring has one
     * image, since it has to have some, and what it says is of no use.
     */
    public DataSplit full() {
        return new DataSplit(train.and(validation), validation, validation.view(0), test, fingerprint);
    }
}
