package io.sparbiter.search.trial;

import java.io.Serializable;
import java.time.Instant;

/** What an executor says when a trial begins. */
public record TrialStart(int trialId, Placement placement, Facts facts, Instant startedAt) implements Serializable {}
