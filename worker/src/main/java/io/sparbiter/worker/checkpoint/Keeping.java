package io.sparbiter.worker.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Decides what an attempt finds of those before it, and how a directory is kept elsewhere. There are two ways, since what
 * searches of earlier versions have left has to be read on.
 */
interface Keeping {
    /** Makes a directory ready that is used where it is kept. */
    void open(LocalFiles kept) throws IOException;

    /** Makes an empty directory of this machine a copy. */
    DirectoryCopy open(CheckpointFiles kept, Path here) throws IOException;
}
