package io.sparbiter.driver.network.trial;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.CodecContract;
import io.sparbiter.worker.network.layers.NetworkSettings;
import java.util.List;

class NetworkCodecTest extends CodecContract<NetworkSettings> {
    @Override
    public Codec<NetworkSettings> codec() {
        return NetworkCodec.NETWORK;
    }

    @Override
    public NetworkSettings usual() {
        return NetworkSettings.DEFAULT;
    }

    @Override
    public List<Example<NetworkSettings>> examples() {
        return List.of(new Example<>(usual(), new NetworkSettings(0, 0.002, 0.5, 0.99, 1e-5), """
                l1: 0.0
                l2: 0.002
                dropout: 0.5
                batch_norm:
                  momentum: 0.99
                  epsilon: 1.0E-5
                """));
    }
}
