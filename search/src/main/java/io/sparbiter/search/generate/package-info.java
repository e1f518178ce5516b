/**
 * Opens the strategies of a search. {@link io.sparbiter.search.generate.Strategy} is what a user configures, a record
 * for each; opened over a space it is a source of candidates, and {@link
 * io.sparbiter.search.generate.DistinctCandidateSource} promises for every source that no point comes twice and that
 * equal seeds give equal sequences. Read {@link io.sparbiter.search.generate.Strategy} first.
 */
package io.sparbiter.search.generate;
