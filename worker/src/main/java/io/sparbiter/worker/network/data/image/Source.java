package io.sparbiter.worker.network.data.image;

import java.util.Optional;

/**
 * All images of a source, unsplit.
 *
 * @param training what training and validation images are drawn from
 * @param test what test images are drawn from; without it, the training images
 */
public record Source(ImageSet training, Optional<ImageSet> test) {}
