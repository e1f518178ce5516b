package io.sparbiter.driver.benchmark;

/**
 * A moment of a replay at which it is looked how it stands.
 *
 * @param by what is counted
 * @param at what to call the moment: so many trials, so many epochs, so many times the seconds of a median whole training
 * @param amount when it comes: after so many trials, epochs or milliseconds
 */
record Checkpoint(By by, int at, long amount) {}
