/**
 * Runs a trial again from its row and compares: the same program on the same data gives the same scores, bit for bit.
 * Read {@link io.sparbiter.driver.reproduce.TrialRerun} first; {@link io.sparbiter.driver.reproduce.Reproduction} is
 * what it finds, and {@link io.sparbiter.driver.reproduce.MovedData} says where the data are by now.
 */
package io.sparbiter.driver.reproduce;
