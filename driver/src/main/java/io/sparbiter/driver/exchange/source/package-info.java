/**
 * Reads what other tools keep of their searches: Optuna's journal and CSV, Keras Tuner's project directory, the CSV export of
 * Weights &amp; Biases, and any CSV file with a column for each parameter and one for the score. Knows nothing of axes here.
 */
package io.sparbiter.driver.exchange.source;
