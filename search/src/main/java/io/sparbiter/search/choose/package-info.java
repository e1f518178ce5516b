/**
 * Chooses points by what a search has seen so far. A {@link io.sparbiter.search.choose.Chooser} sees a {@link
 * io.sparbiter.search.choose.History} and names the next point; {@link io.sparbiter.search.choose.ChoosingGenerator}
 * makes any of them an Arbiter generator that starts from a {@link io.sparbiter.search.choose.Design}. Read {@link
 * io.sparbiter.search.choose.Chooser} first. TPE and evolution are here; the Gaussian process has a package of its own,
 * {@link io.sparbiter.search.bayes}.
 */
package io.sparbiter.search.choose;
