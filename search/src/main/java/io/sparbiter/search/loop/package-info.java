/**
 * Runs a search: keeps every slot busy, hears what trials report, and ends when the budget says so. {@link
 * io.sparbiter.search.loop.SearchLoop} is the whole of it and knows trials by a {@link
 * io.sparbiter.search.loop.TrialBackend} only; {@link io.sparbiter.search.simulation.SimulatedBackend} is one with a clock of
 * its own, Spark's is in the driver. Read {@link io.sparbiter.search.loop.SearchLoop} first.
 */
package io.sparbiter.search.loop;
