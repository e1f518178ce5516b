package io.sparbiter.driver.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
    void otherDataThanTheTrialsAreWarnedOf() {
        var trial = new ModelChoice(
                new ModelOrigin.OfTrial("s", 1), Map.of(), OptionalLong.of(1), OptionalInt.of(1), Optional.of("da7a"));
        assertThat(trial.warning("0ther"))
                .contains("The data are not those of the trial: its data_fingerprint is da7a, theirs is 0ther."
                        + " Its score tells nothing of this model.");
        assertThat(trial.warning("da7a")).isEmpty();
        assertThat(ModelChoice.baseline().warning("0ther")).isEmpty();
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
