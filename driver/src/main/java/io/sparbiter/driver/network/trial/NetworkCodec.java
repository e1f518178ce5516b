package io.sparbiter.driver.network.trial;

import static io.sparbiter.driver.config.yaml.ValueTypes.FRACTION;
import static io.sparbiter.driver.config.yaml.ValueTypes.NOT_NEGATIVE;
import static io.sparbiter.driver.config.yaml.ValueTypes.POSITIVE;
import static io.sparbiter.driver.config.yaml.ValueTypes.REAL;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.worker.network.layers.NetworkSettings;

/** Codes {@code network}. */
public final class NetworkCodec {
    public static final Codec<NetworkSettings> NETWORK =
            Codec.of(NetworkSettings.DEFAULT, NetworkCodec::network).guessing("dropout");

    private static final Codec<BatchNorm> BATCH_NORM = Codec.of(
                    BatchNorm.of(NetworkSettings.DEFAULT), NetworkCodec::batchNorm)
            .guessing("momentum");
    private static final ValueType<Double> BELOW_ONE =
            REAL.where(value -> value >= 0 && value < 1, "must be at least 0 and below 1");

    private NetworkCodec() {}

    /** The part of the settings that is a section of its own. */
    private record BatchNorm(double momentum, double epsilon) {
        static BatchNorm of(NetworkSettings network) {
            return new BatchNorm(network.batchNormMomentum(), network.batchNormEpsilon());
        }
    }

    private static NetworkSettings network(Fields<NetworkSettings> fields) {
        double l1 = fields.get("l1", NOT_NEGATIVE, NetworkSettings::l1);
        double l2 = fields.get("l2", NOT_NEGATIVE, NetworkSettings::l2);
        double dropout = fields.get("dropout", BELOW_ONE, NetworkSettings::dropout);
        BatchNorm batchNorm = fields.section("batch_norm", BATCH_NORM, BatchNorm::of);
        return new NetworkSettings(l1, l2, dropout, batchNorm.momentum(), batchNorm.epsilon());
    }

    private static BatchNorm batchNorm(Fields<BatchNorm> fields) {
        return new BatchNorm(
                fields.get("momentum", FRACTION, BatchNorm::momentum),
                fields.get("epsilon", POSITIVE, BatchNorm::epsilon));
    }
}
