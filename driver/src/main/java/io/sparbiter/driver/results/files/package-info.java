/**
 * Writes, names and finds files, of results and beside them, and says to a person why that failed. {@link
 * io.sparbiter.driver.results.files.PartFiles} are those of the table, complete or not there at all; {@link
 * io.sparbiter.driver.results.files.WholeFile} is any other of that sort, {@link
 * io.sparbiter.driver.results.files.PlainFile} one that a person named. Read the two last first.
 */
package io.sparbiter.driver.results.files;
