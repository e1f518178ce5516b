package io.sparbiter.worker.data;

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
}
