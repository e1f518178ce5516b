package io.sparbiter.driver.page;

/**
 * A trial that has not ended.
 *
 * @param params its parameters in a few words
 * @param epochs how many have ended
 * @param of how many it may train
 * @param score its best so far, NaN before the first epoch
 */
public record RunningTrial(int trial, String params, int epochs, int of, double score) {}
