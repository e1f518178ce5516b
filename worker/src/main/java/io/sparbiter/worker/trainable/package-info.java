/** Trials of a user's class: it is loaded and trained, watched, and its reports become the outcome. */
package io.sparbiter.worker.trainable;
