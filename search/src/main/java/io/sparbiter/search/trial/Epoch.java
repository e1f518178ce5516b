package io.sparbiter.search.trial;

import java.io.Serializable;

/**
 * What one epoch of a trial showed. An epoch is whatever a trial type counts between two reports.
 *
 * @param number counts from 1
 * @param metrics what was measured
 * @param millis wall-clock time
 */
public record Epoch(int number, Metrics metrics, long millis) implements Serializable {}
