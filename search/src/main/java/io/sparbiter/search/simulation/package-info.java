/**
 * Runs trials on a clock of its own, so that a search of a night takes a second: for benchmarks and tests. Read {@link
 * io.sparbiter.search.simulation.SimulatedBackend} first.
 */
package io.sparbiter.search.simulation;
