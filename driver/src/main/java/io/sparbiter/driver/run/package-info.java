/**
 * Runs one search from its configuration to its table. {@link io.sparbiter.driver.run.SearchRun} opens a new search or
 * a resumed one, brings the loop, its listeners and its backend together and holds the lock; {@link
 * io.sparbiter.driver.run.SearchMemory} reads back what journal and table know of a search. Read {@link
 * io.sparbiter.driver.run.SearchRun} first.
 */
package io.sparbiter.driver.run;
