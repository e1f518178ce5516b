package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.layers.NetworkPlan;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A network to be computed.
 *
 * @param random what dropout draws from now
 */
record Network(NetworkPlan plan, Parameters parameters, Supplier<SplittableRandom> random) {}
