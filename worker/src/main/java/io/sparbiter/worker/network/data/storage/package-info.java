/** Where files of images lie, and what is said when they cannot be read. */
package io.sparbiter.worker.network.data.storage;
