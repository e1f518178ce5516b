package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.choose.Workload;
import io.sparbiter.search.space.Space;
import java.util.Optional;

/** Logarithms of points' {@link Workload}, 0 where nothing is known of it. Those of a small space are computed once. */
final class Workloads {
    private final Space space;
    private final Optional<Workload> workload;
    /** By index; empty until it is needed, and in a large space. */
    private float[] ofSpace = {};

    Workloads(Space space, Optional<Workload> workload) {
        this.space = space;
        this.workload = workload;
    }

    boolean areKnown() {
        return workload.isPresent();
    }

    double log(long point) {
        return workload.map(known -> Math.log(known.of(space.point(point)))).orElse(0.0);
    }

    /** By the pool's numbers; the caller's. */
    float[] logs(Pool pool) {
        float[] logs = new float[pool.size()];
        if (!areKnown()) {
            return logs;
        }
        if (ofSpace.length == 0 && space.cardinality() <= Pool.ALL) {
            ofSpace = new float[(int) space.cardinality()];
            for (int index = 0; index < ofSpace.length; index++) {
                ofSpace[index] = space.admits(index) ? (float) log(index) : 0;
            }
        }
        for (int c = 0; c < logs.length; c++) {
            logs[c] = ofSpace.length == 0 ? (float) log(pool.index(c)) : ofSpace[(int) pool.index(c)];
        }
        return logs;
    }
}
