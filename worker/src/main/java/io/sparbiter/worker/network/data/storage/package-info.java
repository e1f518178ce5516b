/**
 * Opens files of images wherever they lie, on this machine or on a file system of Hadoop's, and says to a person why
 * that failed. Read {@link io.sparbiter.worker.network.data.storage.Storage} first.
 */
package io.sparbiter.worker.network.data.storage;
