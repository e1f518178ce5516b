package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.Hyperband;
import io.sparbiter.search.prune.PrunerSettings.NoPruning;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrunerOptionTest {
    private static Map<String, PrunerSettings> read(String list) {
        return PrunerOption.read("--pruner", list);
    }

    @Test
    void wordsAndOptionsAreThoseOfASearchFile() {
        assertThat(read("none,hyperband,{type: asha, min_epochs: 1}"))
                .containsExactly(
                        entry("none", new NoPruning()),
                        entry("hyperband", Hyperband.DEFAULT),
                        entry("asha(min_epochs=1)", new SuccessiveHalving(1, 3, 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none,asah                    | pruner.type (asah) must be one of  | Maybe you meant asha.
            {type: asha, min_epoch: 1}   | pruner.min_epoch is not a known key. | Maybe you meant pruner.min_epochs.
            ''                           | no pruner is listed.               | such as none,asha.
            """)
    void whatIsNoListOfPrunersIsRefused(String list, String message, String remedy) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(list))
                .withMessageStartingWith("--pruner " + list)
                .withMessageContainingAll(message, remedy);
    }
}
