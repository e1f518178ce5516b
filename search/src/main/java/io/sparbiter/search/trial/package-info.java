/**
 * Holds the words that all of Sparbiter shares: a {@link io.sparbiter.search.trial.Candidate} becomes a {@link
 * io.sparbiter.search.trial.Trial}, a {@link io.sparbiter.search.trial.TrialFunction} runs it and reports by a {@link
 * io.sparbiter.search.trial.TrialMonitor}, and an {@link io.sparbiter.search.trial.Outcome} says how it ended. Values
 * only; read {@link io.sparbiter.search.trial.Trial} and {@link io.sparbiter.search.trial.Outcome} first.
 */
package io.sparbiter.search.trial;
