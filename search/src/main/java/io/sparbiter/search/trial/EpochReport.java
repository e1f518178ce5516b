package io.sparbiter.search.trial;

import java.io.Serializable;

/** What an executor says after each epoch of a trial; answered by a {@link Verdict}. */
public record EpochReport(int trialId, int attempt, Epoch epoch) implements Serializable {}
