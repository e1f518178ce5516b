/**
 * Holds the table of trials: its columns, its rows, and the Parquet files they are in. {@link
 * io.sparbiter.driver.results.table.TrialSchema} and {@link io.sparbiter.driver.results.table.TrialRow} say what is in
 * it, {@link io.sparbiter.driver.results.table.ResultsWriter} writes it as trials end, {@link
 * io.sparbiter.driver.results.table.TrialsTable} reads it. Read {@link io.sparbiter.driver.results.table.TrialSchema}
 * first.
 */
package io.sparbiter.driver.results.table;
