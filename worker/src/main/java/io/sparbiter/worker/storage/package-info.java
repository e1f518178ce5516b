/** What files of a cluster need before they can be read. */
package io.sparbiter.worker.storage;
