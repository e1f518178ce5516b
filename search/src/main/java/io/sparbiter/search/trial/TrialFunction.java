package io.sparbiter.search.trial;

import java.io.Serializable;

/**
 * How a trial is run: shipped to an executor and called there, one thread a trial. It returns an outcome for whatever the
 * trial itself did wrong and throws only what a retry elsewhere could cure.
 */
@FunctionalInterface
public interface TrialFunction extends Serializable {
    Outcome run(Trial trial, TrialMonitor monitor);
}
