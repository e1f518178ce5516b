/**
 * Joins Sparbiter's spaces to Arbiter. Gives a space to Arbiter's generators as its parameter space, and mends what
 * they lack: a grid in order or shuffled, genetic search that neither changes its parents nor gives up. Read {@link
 * io.sparbiter.search.arbiter.PointParameterSpace} first.
 */
package io.sparbiter.search.arbiter;
