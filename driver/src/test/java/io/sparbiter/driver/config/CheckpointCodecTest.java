package io.sparbiter.driver.config;

import java.util.List;
import java.util.Optional;

class CheckpointCodecTest extends CodecContract<CheckpointConfig> {
    @Override
    Codec<CheckpointConfig> codec() {
        return CheckpointCodec.CHECKPOINT;
    }

    @Override
    CheckpointConfig usual() {
        return CheckpointConfig.DEFAULT;
    }

    @Override
    List<Example<CheckpointConfig>> examples() {
        return List.of(new Example<>(usual(), new CheckpointConfig(Optional.of("hdfs://name/checkpoints"), 3), """
                directory: hdfs://name/checkpoints
                keep: 3
                """));
    }
}
