/** Reads the text of CSV files as RFC 4180 and people's programs write it, whatever their numbers mean. */
package io.sparbiter.worker.csv;
