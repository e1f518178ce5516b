/**
 * Replays strategies on recorded scores, to compare them in seconds: the loop of a real search, on simulated trials.
 * Read {@link io.sparbiter.driver.benchmark.Benchmark} first; {@link io.sparbiter.driver.benchmark.TableFile} reads a
 * user's table, {@link io.sparbiter.driver.benchmark.RecordedSearch} takes a search for one. No Spark.
 */
package io.sparbiter.driver.benchmark;
