package io.sparbiter.search.trial;

import java.io.Serializable;

/**
 * How a trial is run: shipped to an executor and called there, one thread a trial. It returns an outcome for whatever the
 * trial itself did wrong, and throws what another attempt, on another machine perhaps, could cure: data or programs that
 * are missing here, a native library that does not load.
 */
@FunctionalInterface
public interface TrialFunction extends Serializable {
    Outcome run(Trial trial, TrialMonitor monitor);
}
