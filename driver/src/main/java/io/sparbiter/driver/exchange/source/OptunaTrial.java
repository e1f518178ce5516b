package io.sparbiter.driver.exchange.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.search.trial.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** A trial of Optuna's journal while its operations are made again. */
final class OptunaTrial {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RUNNING = 0;
    private static final int COMPLETE = 1;
    private static final int PRUNED = 2;
    private static final int FAIL = 3;

    private final int number;
    private final Map<String, String> params = new LinkedHashMap<>();
    private final Map<String, OptunaDistribution> distributions = new LinkedHashMap<>();
    private final SortedMap<Integer, Double> history = new TreeMap<>();
    private int state = RUNNING;
    private OptionalDouble value = OptionalDouble.empty();
    private String message = "";
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> finishedAt = Optional.empty();

    /** @param number as Optuna counts, from 0 */
    OptunaTrial(int number) {
        this.number = number;
    }

    /** Takes what a trial is created with, of an enqueued or a copied one more than its time. */
    void begin(JsonNode entry) {
        state = entry.path("state").asInt(RUNNING);
        takeTimes(entry);
        takeValue(entry.path("value"));
        takeValue(entry.path("values").path(0));
        JsonNode described = entry.path("distributions");
        entry.path("params")
                .fields()
                .forEachRemaining(param ->
                        setParam(param.getKey(), described.path(param.getKey()).asText(), param.getValue()));
        entry.path("intermediate_values")
                .fields()
                .forEachRemaining(step -> report(Long.parseLong(step.getKey()), step.getValue()));
        takeMessage(entry.path("system_attrs"));
    }

    /** Makes an operation on a trial that runs or waits. */
    void apply(JsonNode entry) {
        switch (entry.path("op_code").asInt()) {
            case 5 ->
                setParam(
                        entry.path("param_name").asText(),
                        entry.path("distribution").asText(),
                        entry.path("param_value_internal"));
            case 6 -> {
                state = entry.path("state").asInt();
                takeTimes(entry);
                takeValue(entry.path("values").path(0));
            }
            case 7 -> report(entry.path("step").asLong(), entry.path("intermediate_value"));
            default -> takeMessage(entry.path("system_attr"));
        }
    }

    private void setParam(String name, String distribution, JsonNode internal) {
        try {
            var described = OptunaDistribution.of(JSON.readTree(distribution));
            distributions.put(name, described);
            params.put(name, described.text(internal.asDouble()));
        } catch (JsonProcessingException e) {
            params.remove(name); // Then the trial lacks it, which is told.
        }
    }

    /** No trial has more epochs than an int counts; steps beyond, and before the first, are no epochs. */
    private void report(long step, JsonNode reported) {
        boolean isEpoch = step >= 0 && step < Integer.MAX_VALUE;
        if (isEpoch && reported.isNumber() && Double.isFinite(reported.asDouble())) {
            history.put((int) step, reported.asDouble());
        }
    }

    private void takeTimes(JsonNode entry) {
        startedAt = SourceTime.of(entry.path("datetime_start").asText()).or(() -> startedAt);
        finishedAt = SourceTime.of(entry.path("datetime_complete").asText()).or(() -> finishedAt);
    }

    private void takeValue(JsonNode told) {
        if (told.isNumber()) {
            value = OptionalDouble.of(told.asDouble());
        }
    }

    private void takeMessage(JsonNode attributes) {
        message = attributes.path("fail_reason").asText(message);
    }

    boolean isOpen() {
        return state != COMPLETE && state != PRUNED && state != FAIL;
    }

    Map<String, OptunaDistribution> distributions() {
        return Collections.unmodifiableMap(distributions);
    }

    /** The trial, if it has ended. */
    Optional<SourceTrial> ended() {
        return isOpen()
                ? Optional.empty()
                : Optional.of(new SourceTrial(
                        "trial " + number, params, status(), score(), history, message(), startedAt, finishedAt));
    }

    private Status status() {
        if (state == FAIL) {
            return Status.FAILED;
        }
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            return Status.DIVERGED;
        }
        return value.isEmpty() ? Status.FAILED : state == PRUNED ? Status.PRUNED : Status.COMPLETED;
    }

    private OptionalDouble score() {
        return value.stream().filter(Double::isFinite).findFirst();
    }

    private String message() {
        return state == PRUNED && value.isEmpty() ? "it was pruned before it reported anything" : message;
    }
}
