/**
 * Chooses points by a Gaussian process (strategy {@code bayesian}). Read {@link
 * io.sparbiter.search.bayes.BayesianChooser} first; it fits a {@link io.sparbiter.search.bayes.Kernel} to the history
 * ({@link io.sparbiter.search.bayes.Fit}), keeps a {@link io.sparbiter.search.bayes.Surrogate} abreast of it ({@link
 * io.sparbiter.search.bayes.GrowingSurrogate}) and takes the points of the highest {@link
 * io.sparbiter.search.bayes.Acquisition}.
 */
package io.sparbiter.search.bayes;
