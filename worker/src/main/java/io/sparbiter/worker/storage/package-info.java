/** Reaches files by path or URI: which of the two a word is, and what Hadoop needs before a URI can be opened. */
package io.sparbiter.worker.storage;
