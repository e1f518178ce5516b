package io.sparbiter.search.trial;

import java.io.Serializable;

/**
 * Where a trial runs.
 *
 * @param host name of the machine
 * @param executor Spark's executor id, {@code driver} in local mode
 * @param gpu the GPU address assigned, or empty on a CPU
 * @param threads CPU threads of one trial
 * @param attempt 1 for the first
 */
public record Placement(String host, String executor, String gpu, int threads, int attempt) implements Serializable {}
