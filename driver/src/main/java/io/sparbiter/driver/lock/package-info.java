/**
 * Lets one driver at a time have a search, on any file system. {@link io.sparbiter.driver.lock.SearchLocks} takes a
 * lock, {@link io.sparbiter.driver.lock.SearchLock} keeps it and notices when it is lost, {@link
 * io.sparbiter.driver.lock.LockFiles} says what lies on disk. Read {@link io.sparbiter.driver.lock.SearchLocks} first.
 */
package io.sparbiter.driver.lock;
