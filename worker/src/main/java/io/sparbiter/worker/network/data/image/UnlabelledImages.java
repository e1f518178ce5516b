package io.sparbiter.worker.network.data.image;

/** Images of unknown classes, in a file or a folder; they are read when they are needed, and never all at once. */
public interface UnlabelledImages extends ImageSequence {
    /** What an image is called: its number, from 1, or its file's name. */
    String name(int position);
}
