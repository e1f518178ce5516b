package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.CodecContract;
import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.network.NetworkReports;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectiveCodecTest extends CodecContract<Objective> {
    @Override
    public Codec<Objective> codec() {
        return ObjectiveCodec.objective(NetworkReports.SCHEMA, NetworkReports.OBJECTIVE);
    }

    @Override
    public Objective usual() {
        return NetworkReports.OBJECTIVE;
    }

    @Override
    public List<Example<Objective>> examples() {
        return List.of(new Example<>(usual(), Objective.of(NetworkReports.VAL_LOSS), """
                metric: val_loss
                direction: minimize
                """));
    }

    @Test
    void aWordIsAMetric() {
        assertThat(codec().wordKey()).contains("metric");
    }

    @Test
    void theDirectionIsTheMetrics() {
        assertThat(read("metric: train_loss")).isEqualTo(Objective.of(NetworkReports.TRAIN_LOSS));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read("{metric: train_loss, direction: maximize}"))
                .withMessage("test: section.direction (maximize) is the wrong direction for train_loss.\n"
                        + "    Maybe you meant minimize, the default.");
    }
}
