/**
 * Replays strategies and pruners on recorded scores, to compare them in seconds: the loop of a real search, on simulated
 * trials. Read {@link io.sparbiter.driver.benchmark.Benchmark} first; the tables are read in
 * {@code io.sparbiter.driver.benchmark.table}. No Spark.
 */
package io.sparbiter.driver.benchmark;
