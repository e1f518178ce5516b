package io.sparbiter.worker.network.data;

import static io.sparbiter.worker.Require.require;

import io.sparbiter.worker.network.data.image.SourceFormat;
import java.io.Serializable;

/**
 * Where the images come from and how they are split.
 *
 * @param source {@code mnist} for the set that ships with the program; a directory with the four IDX files, plain or
 *     gzipped, or the beginning of their names; a directory with a directory of pictures for each class; a CSV file as
 *     Kaggle's digit recognizer has it; or a NumPy archive. Paths may be URIs of any Hadoop file system; a path without a
 *     scheme is local
 * @param train training images, at least 1
 * @param validation validation images, at least 1
 * @param test test images, 0 or more
 * @param validateOn how many validation images score an epoch, at most {@code validation}
 * @param noise probability of a training pixel to turn black or white (salt and pepper), 0 to 1
 * @param seed of the split
 * @param format of the images, as far as the source does not tell it
 * @param testSource what test images are drawn from, if that is another source; empty if it is not
 */
public record DataSettings(
        String source,
        int train,
        int validation,
        int test,
        int validateOn,
        double noise,
        long seed,
        SourceFormat format,
        String testSource)
        implements Serializable {
    /** The built-in MNIST, 54,000 / 6,000 / 10,000. */
    public static final DataSettings DEFAULT = new DataSettings("mnist", 54_000, 6_000, 10_000, 6_000, 0, 1);

    /** Of a source that tells all about its images. */
    public DataSettings(String source, int train, int validation, int test, int validateOn, double noise, long seed) {
        this(source, train, validation, test, validateOn, noise, seed, SourceFormat.AS_FOUND);
    }

    /** Of one source. */
    public DataSettings(
            String source,
            int train,
            int validation,
            int test,
            int validateOn,
            double noise,
            long seed,
            SourceFormat format) {
        this(source, train, validation, test, validateOn, noise, seed, format, "");
    }

    public DataSettings {
        if (source.isBlank()) {
            throw new IllegalArgumentException("a source has a name");
        }
        require(train >= 1, "train must be at least 1: ", train);
        require(validation >= 1, "validation must be at least 1: ", validation);
        require(test >= 0, "test must be at least 0: ", test);
        require(validateOn >= 1 && validateOn <= validation, "validate_on must be 1 to validation: ", validateOn);
        require(noise >= 0 && noise <= 1, "noise must be 0 to 1: ", noise);
    }

    /** The same split of the same images, of which something else is said. */
    public DataSettings with(SourceFormat otherFormat) {
        return new DataSettings(source, train, validation, test, validateOn, noise, seed, otherFormat, testSource);
    }

    /** The same split of the same images, whose test images lie elsewhere. */
    public DataSettings testedFrom(String otherTestSource) {
        return new DataSettings(source, train, validation, test, validateOn, noise, seed, format, otherTestSource);
    }

    /** Where all images come from, for people. */
    public String sources() {
        return testSource.isEmpty() ? source : source + " and " + testSource;
    }

    /** The same split of the same images, which lie elsewhere. */
    public DataSettings from(String otherSource) {
        return new DataSettings(otherSource, train, validation, test, validateOn, noise, seed, format, testSource);
    }
}
