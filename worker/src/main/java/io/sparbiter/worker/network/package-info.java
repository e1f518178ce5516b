/**
 * Says what trials that train a network report. Everything that knows of networks lies below: {@code training} runs a
 * trial and is the room to begin with, {@code data} has the images, {@code layers} builds the network, {@code engine}
 * computes.
 */
package io.sparbiter.worker.network;
