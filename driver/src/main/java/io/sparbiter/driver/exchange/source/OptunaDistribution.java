package io.sparbiter.driver.exchange.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparbiter.driver.exchange.source.SourceAxis.Choices;
import io.sparbiter.driver.exchange.source.SourceAxis.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A parameter's distribution in Optuna's journal, as {@code optuna/distributions.py} writes it, also by the names that it had
 * before version 3.
 */
record OptunaDistribution(String name, JsonNode attributes) {
    private static final String LOG = "log";

    static OptunaDistribution of(JsonNode json) {
        return new OptunaDistribution(json.path("name").asText(), json.path("attributes"));
    }

    /** The word for a value, of which the journal has a number. */
    String text(double internal) {
        if (isChoice()) {
            return word(attributes.path("choices").path((int) internal));
        }
        return isWhole() ? Long.toString(Math.round(internal)) : Double.toString(internal);
    }

    private boolean isChoice() {
        return attributes.has("choices");
    }

    private boolean isWhole() {
        return name.startsWith("Int");
    }

    /** As Python prints it, but for true and false. */
    private static String word(JsonNode choice) {
        return choice.isNull() || choice.isMissingNode() ? "None" : choice.asText();
    }

    SourceAxis axis(String parameter) {
        if (isChoice()) {
            List<String> words = new ArrayList<>();
            attributes.path("choices").forEach(choice -> words.add(word(choice)));
            return new Choices(parameter, words);
        }
        return new Range(
                parameter,
                attributes.path("low").asDouble(),
                attributes.path("high").asDouble(),
                step(),
                isLog(),
                isWhole());
    }

    private boolean isLog() {
        return attributes.path(LOG).asBoolean() || name.contains("Log");
    }

    private OptionalDouble step() {
        JsonNode step = attributes.has("q") ? attributes.path("q") : attributes.path("step");
        if (!isLog() && step.isNumber()) {
            return OptionalDouble.of(step.asDouble());
        }
        return isWhole() && !isLog() ? OptionalDouble.of(1) : OptionalDouble.empty();
    }
}
