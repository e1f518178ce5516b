/**
 * Stops trials that fall behind. A {@link io.sparbiter.search.prune.Pruner} answers every epoch of a trial with a
 * verdict and its reason; successive halving ({@link io.sparbiter.search.prune.HalvingPruner}) and the median rule
 * ({@link io.sparbiter.search.prune.MedianPruner}) are the two there are. {@link
 * io.sparbiter.search.prune.PrunerSettings} is what a user configures. Read {@link io.sparbiter.search.prune.Pruner}
 * first.
 */
package io.sparbiter.search.prune;
