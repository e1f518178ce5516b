package io.sparbiter.driver.config;

import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT_OR_NONE;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.FileLocation;
import io.sparbiter.driver.config.yaml.ValueType;

/** Codes {@code checkpoint}. */
final class CheckpointCodec {
    static final Codec<CheckpointConfig> CHECKPOINT = Codec.of(CheckpointConfig.DEFAULT, CheckpointCodec::checkpoint)
            .guessingOr("{directory: none}", "keep", "directory");

    private static final ValueType<String> DIRECTORY = FileLocation.orWord(CheckpointConfig.NONE);

    private CheckpointCodec() {}

    private static CheckpointConfig checkpoint(Fields<CheckpointConfig> fields) {
        return new CheckpointConfig(
                fields.find(
                        "directory",
                        DIRECTORY,
                        CheckpointConfig::directory,
                        "Leave it out for checkpoints below the results, or write none for none."),
                fields.get("keep", COUNT_OR_NONE, CheckpointConfig::keep));
    }
}
