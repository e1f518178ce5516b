/**
 * Runs a trial again from its row and compares: the same program on the same data gives the same scores, bit for bit.
 * Read {@link io.sparbiter.driver.reproduce.TrialRerun} first; {@link io.sparbiter.driver.reproduce.Reproduction} is
 * what it finds.
 */
package io.sparbiter.driver.reproduce;
