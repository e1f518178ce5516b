/**
 * Writes, names and finds the files of results, complete or not at all, and says to a person why that failed. {@link
 * io.sparbiter.driver.results.files.PartFiles} are those of the table, {@link
 * io.sparbiter.driver.results.files.WholeFile} is any other.
 */
package io.sparbiter.driver.results.files;
