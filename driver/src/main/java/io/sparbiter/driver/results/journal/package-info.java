/**
 * Writes down what a search has proposed and been told before it goes on, so that a killed driver loses nothing. Read
 * {@link io.sparbiter.driver.results.journal.Journal} first; {@link io.sparbiter.driver.results.journal.JournalFormat}
 * says what a line looks like, {@link io.sparbiter.driver.results.journal.JournalSegments} which files there are.
 */
package io.sparbiter.driver.results.journal;
