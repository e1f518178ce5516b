/**
 * Reads images from CSV files with an image a line. {@link io.sparbiter.worker.network.data.csv.CsvSource} is the way
 * in.
 */
package io.sparbiter.worker.network.data.csv;
