package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.CodecContract;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.Hyperband;
import io.sparbiter.search.prune.PrunerSettings.MedianStopping;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PrunerCodecTest extends CodecContract<PrunerSettings> {
    @Override
    public Codec<PrunerSettings> codec() {
        return PrunerCodec.PRUNER;
    }

    @Override
    public PrunerSettings usual() {
        return Promotion.DEFAULT;
    }

    @Override
    public List<Example<PrunerSettings>> examples() {
        return List.of(
                new Example<>(new NoPruning(), new NoPruning(), "type: none\n"),
                new Example<>(SuccessiveHalving.DEFAULT, new SuccessiveHalving(1, 2, 4), """
                        type: asha
                        min_epochs: 1
                        reduction_factor: 2
                        brackets: 4
                        """),
                new Example<>(Promotion.DEFAULT, new Promotion(1, 4, 3, 7), """
                        type: promotion
                        min_epochs: 1
                        rung_factor: 4
                        share: 3
                        keep: 7
                        """),
                new Example<>(Hyperband.DEFAULT, new Hyperband(2, 4), """
                        type: hyperband
                        min_epochs: 2
                        reduction_factor: 4
                        """),
                new Example<>(MedianStopping.DEFAULT, new MedianStopping(9, 0), """
                        type: median
                        startup_trials: 9
                        warmup_epochs: 0
                        """));
    }

    @Test
    void everyPrunerHasAnExample() {
        Set<Class<?>> seen =
                examples().stream().map(example -> example.value().getClass()).collect(Collectors.toSet());
        assertThat(PrunerSettings.class.getPermittedSubclasses()).containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void aWordIsATypeWithItsDefaults() {
        assertThat(codec().wordKey()).contains("type");
        assertThat(examples())
                .allSatisfy(example ->
                        assertThat(read("type: " + example.usual().word())).isEqualTo(example.usual()));
    }
}
