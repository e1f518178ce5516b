package io.sparbiter.worker.network.data.storage;

/** What a file was given for. */
public enum Wanted {
    /** Images with labels. */
    DATA_SET,
    /** Images alone. */
    IMAGES
}
