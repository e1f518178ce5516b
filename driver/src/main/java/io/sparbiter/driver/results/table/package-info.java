/** The table of trials: its columns, its rows, and the Parquet files they are in. */
package io.sparbiter.driver.results.table;
