package io.sparbiter.worker.checkpoint;

import java.io.IOException;

/** A directory of this machine that is a copy of what is kept elsewhere. */
interface DirectoryCopy {
    /** Fills the directory, which exists and is empty, with what was saved last; leaves it empty if nothing was. */
    void load() throws IOException;

    /** Saves the directory as it is. A save becomes visible as a whole. */
    void save() throws IOException;
}
