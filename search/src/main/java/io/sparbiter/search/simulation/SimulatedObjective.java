package io.sparbiter.search.simulation;

import io.sparbiter.search.trial.Trial;

/** What trials are in a simulation: a recorded table, or a function with a known optimum. */
@FunctionalInterface
public interface SimulatedObjective {
    /** How this trial goes, in at most {@link Trial#epochs()} epochs. */
    SimulatedRun run(Trial trial);
}
