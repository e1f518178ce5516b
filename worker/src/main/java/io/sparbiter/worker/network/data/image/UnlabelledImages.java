package io.sparbiter.worker.network.data.image;

import java.util.List;

/** Images of unknown classes, in a file or a folder; they are read when they are needed, and never all at once. */
public interface UnlabelledImages extends ImageSequence {
    /** What an image is called: its number, from 1, or its file's name. */
    String name(int position);

    /** What a person should know of how they are read, in sentences. */
    default List<String> notes() {
        return List.of();
    }
}
