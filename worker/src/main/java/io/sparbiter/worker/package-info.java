/**
 * Holds what all of the worker's rooms use: checks of settings, and the word that was meant. Trials of a program are in
 * {@code command}, of a class in {@code trainable}, of a network in {@code network}.
 */
package io.sparbiter.worker;
