package io.sparbiter.driver.config;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.CodecContract;
import java.util.List;
import java.util.Optional;

class CheckpointCodecTest extends CodecContract<CheckpointConfig> {
    @Override
    public Codec<CheckpointConfig> codec() {
        return CheckpointCodec.CHECKPOINT;
    }

    @Override
    public CheckpointConfig usual() {
        return CheckpointConfig.DEFAULT;
    }

    @Override
    public List<Example<CheckpointConfig>> examples() {
        return List.of(new Example<>(usual(), new CheckpointConfig(Optional.of("hdfs://name/checkpoints"), 3), """
                directory: hdfs://name/checkpoints
                keep: 3
                """));
    }
}
