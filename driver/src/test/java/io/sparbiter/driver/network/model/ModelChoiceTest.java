package io.sparbiter.driver.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
    private static final Space SPACE = new Space(List.of(
            new Axis.IntegerAxis("conv_1_filters", List.of(32L, 64L)),
            new Axis.CategoricalAxis("optimizer", List.of("adam", "nadam"))));

    private static Map<String, String> typed(String... pairs) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            typed.put(pairs[i], pairs[i + 1]);
        }
        return typed;
    }

    @Test
    void parametersAreInTheOrderOfTheSpaceWithTheirTypes() {
        ModelChoice choice =
                ModelChoice.given(typed("dropout", "0.5", "optimizer", "nadam", "conv_1_filters", "48"), SPACE);
        assertThat(choice.parameters().toString()).isEqualTo("{conv_1_filters=48, optimizer=nadam, dropout=0.5}");
        assertThat(choice.parameters()).containsEntry("conv_1_filters", 48L).containsEntry("dropout", 0.5);
        assertThat(choice.origin()).isEqualTo(new ModelOrigin.Given());
    }

    @Test
    void aMissingAxisIsRefused() {
        assertRefused(
                typed("conv_1_filters", "48"),
                "Cannot train --params: they lack optimizer.\nGive a value on every axis of the space, as in --params"
                        + " conv_1_filters=32,optimizer=adam.");
    }

    @Test
    void whatNoNetworkCanBeBuiltFromIsRefused() {
        assertRefused(
                typed("conv_1_filters", "0", "optimizer", "adam"),
                "Cannot train --params: space.conv_1_filters (0) must be a whole number from 1 to 65536.");
        assertRefused(
                typed("conv_1_filters", "4", "optimizer", "adan"), "space.optimizer (adan)", "Maybe you meant adam.");
        assertRefused(
                typed("conv_1_filters", "4", "optimizer", "adam", "dense_3_units", "1"),
                "space.dense_3_units is no axis");
    }

    private static void assertRefused(Map<String, String> typed, String... words) {
        assertThatThrownBy(() -> ModelChoice.given(typed, SPACE))
                .isInstanceOf(ResultsException.class)
                .hasMessageContainingAll(words);
    }
}
