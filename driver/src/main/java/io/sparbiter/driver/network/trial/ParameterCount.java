package io.sparbiter.driver.network.trial;

import io.sparbiter.search.constraint.Fact;
import io.sparbiter.search.space.Point;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkPlan;

/** How many parameters the network of a point has: what trials report as {@code parameters}. */
final class ParameterCount implements Fact {
    private final NetworkTrialType networks;
    /** Null until it is needed, since the data are read for it. */
    private volatile ImageShape images;

    ParameterCount(NetworkTrialType networks) {
        this.networks = networks;
    }

    @Override
    public double of(Point point) {
        if (images == null) {
            images = networks.images();
        }
        return NetworkPlan.of(networks.hyperParameters(point), networks.network(), images, new double[0])
                .parameters();
    }
}
