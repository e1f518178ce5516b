package io.sparbiter.search.trial;

import java.io.Serializable;
import java.time.Instant;

/**
 * What an executor says when a trial begins.
 *
 * @param parameters weights in the network, 0 where there is none
 * @param dataFingerprint of data and split, empty where there is no data
 * @param backend what computes, such as {@code nd4j-native 1.0.0-M2.1}
 */
public record TrialStart(
        int trialId, Placement placement, long parameters, String dataFingerprint, String backend, Instant startedAt)
        implements Serializable {}
