/**
 * Holds what trials of every type need in the executor: the limit of their time and the clock that measures it, and
 * what an exception says about the trial. Read {@link io.sparbiter.worker.trial.Failures} first.
 */
package io.sparbiter.worker.trial;
