/** What a network in training leaves behind, as bytes, so that its trial can go on elsewhere. */
package io.sparbiter.worker.network.checkpoint;
