/**
 * Watches the stores that results lie on, file systems that are not this machine's, and says when one is silent. {@link
 * io.sparbiter.driver.results.store.StoreWatch} knows what is under way; {@link
 * io.sparbiter.driver.results.store.WatchedFileSystem} tells it.
 */
package io.sparbiter.driver.results.store;
