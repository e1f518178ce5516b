package io.sparbiter.worker.data;

import java.io.Serializable;

/**
 * Where the images come from and how they are split.
 *
 * @param source {@code mnist} for the set that ships with the program; a directory with the four IDX files, plain or
 *     gzipped; or a CSV file as Kaggle's digit recognizer has it. Paths may be URIs of any Hadoop file system
 * @param train training images, at least 1
 * @param validation validation images, at least 1
 * @param test test images, 0 or more
 * @param validateOn how many validation images score an epoch, at most {@code validation}
 * @param noise probability of a training pixel to turn black or white (salt and pepper), 0 to 1
 * @param seed of the split
 */
public record DataSettings(String source, int train, int validation, int test, int validateOn, double noise, long seed)
        implements Serializable {
    /** The built-in MNIST, 54,000 / 6,000 / 10,000. */
    public static final DataSettings DEFAULT = new DataSettings("mnist", 54_000, 6_000, 10_000, 6_000, 0, 1);
}
