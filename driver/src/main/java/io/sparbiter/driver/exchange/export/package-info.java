/** Writes the trials of a search as files that other programs read: CSV, JSON, and Optuna's journal. */
package io.sparbiter.driver.exchange.export;
