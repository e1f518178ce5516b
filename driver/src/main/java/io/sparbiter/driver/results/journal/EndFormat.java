package io.sparbiter.driver.results.journal;

import static io.sparbiter.driver.results.journal.JournalFormat.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.results.journal.JournalEntry.End;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Scored;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.TrialStart;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The end of a trial in the journal, exact to the last digit and the nanosecond: a replay must tell what was told. */
final class EndFormat {
    /** What a start says of where it runs; all else it says are facts. */
    private static final Set<String> PLACEMENT = Set.of("host", "executor", "gpu", "threads", "attempt", "at");

    /** Once the name of a fact; the word in journals of version 0.1. */
    private static final Map<String, String> FORMER_FACTS = Map.of("data", Facts.DATA_FINGERPRINT);

    private final List<String> epochNames;

    /** @param epochNames the names of an epoch's numbers, in the order in which the journal has them */
    EndFormat(List<String> epochNames) {
        this.epochNames = List.copyOf(epochNames);
    }

    void write(End end, ObjectNode node) {
        write(end.outcome(), node);
        end.start().ifPresent(start -> write(start, node.putObject("start")));
        node.put("started_at", end.startedAt().toString());
        node.put("finished_at", end.finishedAt().toString());
    }

    private void write(Outcome outcome, ObjectNode node) {
        node.put("status", outcome.status().word());
        if (outcome instanceof Scored scored) {
            node.put("score", scored.score())
                    .put("best_epoch", scored.bestEpoch())
                    .put("reason", scored.reason());
        } else if (outcome instanceof Cancelled cancelled) {
            node.put("reason", cancelled.reason());
        } else if (outcome instanceof Diverged diverged) {
            node.put("message", diverged.message());
        } else if (outcome instanceof Failed failed) {
            node.put("kind", failed.kind().word()).put("message", failed.message());
        }
        ArrayNode history = node.putArray("history");
        outcome.history().forEach(epoch -> write(epoch, history.addArray()));
    }

    /** Without names, which would be most of the journal. */
    private void write(Epoch epoch, ArrayNode node) {
        node.add(epoch.number());
        for (double number : epoch.metrics().select(epochNames).values()) {
            node.add(number);
        }
        node.add(epoch.millis());
    }

    private static void write(TrialStart start, ObjectNode node) {
        Placement placement = start.placement();
        node.put("host", placement.host())
                .put("executor", placement.executor())
                .put("gpu", placement.gpu())
                .put("threads", placement.threads())
                .put("attempt", placement.attempt());
        start.facts().values().forEach((name, value) -> write(name, value, node));
        node.put("at", start.startedAt().toString());
    }

    private static void write(String name, Serializable value, ObjectNode node) {
        if (value instanceof Long number) {
            node.put(name, number);
        } else {
            node.put(name, (String) value);
        }
    }

    /** Throws {@link IllegalArgumentException} or {@link java.time.DateTimeException} if the node has no such end. */
    End end(int trialId, JsonNode node) {
        return new End(
                outcome(node),
                node.has("start") ? Optional.of(start(trialId, node.get("start"))) : Optional.empty(),
                time(node, "started_at"),
                time(node, "finished_at"));
    }

    private Outcome outcome(JsonNode node) {
        List<Epoch> history = new ArrayList<>();
        field(node, "history").forEach(epoch -> history.add(epoch(epoch)));
        return switch (status(node)) {
            case COMPLETED -> new Completed(score(node), bestEpoch(node), text(node, "reason"), history);
            case PRUNED -> new Pruned(score(node), bestEpoch(node), text(node, "reason"), history);
            case STOPPED -> new Stopped(score(node), bestEpoch(node), text(node, "reason"), history);
            case CANCELLED -> new Cancelled(text(node, "reason"));
            case DIVERGED -> new Diverged(text(node, "message"), history);
            case FAILED ->
                new Failed(
                        Failure.valueOf(text(node, "kind").toUpperCase(Locale.ROOT)), text(node, "message"), history);
        };
    }

    private static Status status(JsonNode node) {
        String word = field(node, "status").asText();
        return Status.of(word).orElseThrow(() -> new IllegalArgumentException("unknown status " + word));
    }

    private static double score(JsonNode node) {
        return real(field(node, "score"));
    }

    private static int bestEpoch(JsonNode node) {
        return field(node, "best_epoch").intValue();
    }

    private Epoch epoch(JsonNode node) {
        int size = epochNames.size();
        if (node.size() != size + 2) {
            throw new IllegalArgumentException("an epoch has " + (size + 2) + " numbers");
        }
        double[] numbers = new double[size];
        Arrays.setAll(numbers, i -> real(node.get(i + 1)));
        return new Epoch(
                node.get(0).intValue(),
                Metrics.of(epochNames, numbers),
                node.get(size + 1).longValue());
    }

    /** JSON has no NaN and no infinity: they are words. */
    private static double real(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }

    private static TrialStart start(int trialId, JsonNode node) {
        Placement placement = new Placement(
                text(node, "host"),
                text(node, "executor"),
                text(node, "gpu"),
                field(node, "threads").intValue(),
                field(node, "attempt").intValue());
        return new TrialStart(trialId, placement, facts(node), time(node, "at"));
    }

    private static Facts facts(JsonNode start) {
        Map<String, Serializable> values = new LinkedHashMap<>();
        start.fields().forEachRemaining(field -> {
            if (!PLACEMENT.contains(field.getKey())) {
                String name = FORMER_FACTS.getOrDefault(field.getKey(), field.getKey());
                JsonNode value = field.getValue();
                values.put(name, value.isIntegralNumber() ? (Serializable) value.longValue() : value.asText());
            }
        });
        return new Facts(values);
    }

    /** Null where null was written, as messages of exceptions may be. */
    private static String text(JsonNode node, String name) {
        return field(node, name).textValue();
    }

    private static Instant time(JsonNode node, String name) {
        return Instant.parse(field(node, name).asText());
    }
}
