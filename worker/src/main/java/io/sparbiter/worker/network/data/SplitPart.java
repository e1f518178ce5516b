package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.Locale;

/** A part of a split that a network can be judged on. */
public enum SplitPart {
    TRAIN,
    VALIDATION,
    TEST;

    public ImageSet of(DataSplit split) {
        return switch (this) {
            case TRAIN -> split.train();
            case VALIDATION -> split.validation();
            case TEST -> split.test();
        };
    }

    /** The word for it on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people, such as {@code validation images}. */
    public String words() {
        return (this == TRAIN ? "training" : toString()) + " images";
    }
}
