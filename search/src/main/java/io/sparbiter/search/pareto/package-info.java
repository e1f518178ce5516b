/**
 * Compares by several objectives at once: which trials are on the Pareto front, and what is left beyond it. Read {@link
 * io.sparbiter.search.pareto.ParetoFront} first.
 */
package io.sparbiter.search.pareto;
