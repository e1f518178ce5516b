/** What a network is computed on: the backend in this JVM, and the GPU that a task was given. */
package io.sparbiter.worker.network.device;
