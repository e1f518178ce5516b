package io.sparbiter.worker.checkpoint;

import io.sparbiter.search.trial.Epoch;
import java.util.Optional;

/** How an {@link EpochLog} writes an epoch. There are several, since logs of earlier versions have to be read on. */
public interface EpochFormat {
    /** The name of the log's file. */
    String file();

    /** Writes an epoch as one line, without its end. */
    String line(Epoch epoch);

    /** Reads the epoch that a line is about; empty if it cannot be read. */
    Optional<Epoch> epoch(String line);
}
