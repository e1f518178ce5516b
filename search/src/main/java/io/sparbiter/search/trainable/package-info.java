/**
 * Is all that a Java class needs to be searched. Implement {@link io.sparbiter.search.trainable.Trainable}; what it may
 * ask and report is its {@link io.sparbiter.search.trainable.TrialContext}. No other package is needed for it.
 */
package io.sparbiter.search.trainable;
