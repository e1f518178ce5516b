/**
 * Holds searches whose trials somebody else runs: the trial type {@code external} and the commands {@code ask} and {@code
 * tell}. Read {@link io.sparbiter.driver.ask.AskCommand} first; {@link io.sparbiter.driver.run.AskedSearch} has what they
 * do.
 */
package io.sparbiter.driver.ask;
