/**
 * Reaches files by path or URI: which of the two a word is, what Hadoop needs before a URI can be opened, whose jar is
 * missing where it cannot, {@link io.sparbiter.worker.storage.HadoopOutput} what it writes, and how files of this machine
 * are made, read and deleted where other users may have been.
 */
package io.sparbiter.worker.storage;
