/**
 * Recorded trainings of a space's points. {@link io.sparbiter.driver.benchmark.table.TableFile} reads a user's table,
 * {@link io.sparbiter.driver.benchmark.table.RecordedSearch} takes a search for one.
 */
package io.sparbiter.driver.benchmark.table;
