/** CSV files with an image a line. */
package io.sparbiter.worker.network.data.csv;
