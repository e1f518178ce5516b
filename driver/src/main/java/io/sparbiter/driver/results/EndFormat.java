package io.sparbiter.driver.results;

import static io.sparbiter.driver.results.JournalFormat.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.results.JournalEntry.End;
import io.sparbiter.search.trial.Epoch;
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
import io.sparbiter.search.trial.TrialStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The end of a trial in the journal, exact to the last digit and the nanosecond: a replay must tell what was told. */
final class EndFormat {
    private EndFormat() {}

    static void write(End end, ObjectNode node) {
        write(end.outcome(), node);
        end.start().ifPresent(start -> write(start, node.putObject("start")));
        node.put("started_at", end.startedAt().toString());
        node.put("finished_at", end.finishedAt().toString());
    }

    private static void write(Outcome outcome, ObjectNode node) {
        node.put("status", outcome.status());
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
    private static void write(Epoch epoch, ArrayNode node) {
        node.add(epoch.number())
                .add(epoch.trainLoss())
                .add(epoch.valLoss())
                .add(epoch.valAccuracy())
                .add(epoch.learningRate())
                .add(epoch.millis());
    }

    private static void write(TrialStart start, ObjectNode node) {
        Placement placement = start.placement();
        node.put("host", placement.host())
                .put("executor", placement.executor())
                .put("gpu", placement.gpu())
                .put("threads", placement.threads())
                .put("attempt", placement.attempt())
                .put("parameters", start.parameters())
                .put("data", start.dataFingerprint())
                .put("backend", start.backend())
                .put("at", start.startedAt().toString());
    }

    /** Throws {@link IllegalArgumentException} or {@link java.time.DateTimeException} if the node has no such end. */
    static End end(int trialId, JsonNode node) {
        return new End(
                outcome(node),
                node.has("start") ? Optional.of(start(trialId, node.get("start"))) : Optional.empty(),
                time(node, "started_at"),
                time(node, "finished_at"));
    }

    private static Outcome outcome(JsonNode node) {
        List<Epoch> history = new ArrayList<>();
        field(node, "history").forEach(epoch -> history.add(epoch(epoch)));
        String status = field(node, "status").asText();
        return switch (status) {
            case "completed" -> new Completed(score(node), bestEpoch(node), text(node, "reason"), history);
            case "pruned" -> new Pruned(score(node), bestEpoch(node), text(node, "reason"), history);
            case "stopped" -> new Stopped(score(node), bestEpoch(node), text(node, "reason"), history);
            case "cancelled" -> new Cancelled(text(node, "reason"));
            case "diverged" -> new Diverged(text(node, "message"), history);
            case "failed" ->
                new Failed(
                        Failure.valueOf(text(node, "kind").toUpperCase(Locale.ROOT)), text(node, "message"), history);
            default -> throw new IllegalArgumentException("unknown status " + status);
        };
    }

    private static double score(JsonNode node) {
        return real(field(node, "score"));
    }

    private static int bestEpoch(JsonNode node) {
        return field(node, "best_epoch").intValue();
    }

    private static Epoch epoch(JsonNode node) {
        if (node.size() != 6) {
            throw new IllegalArgumentException("an epoch has six numbers");
        }
        return new Epoch(
                node.get(0).intValue(),
                real(node.get(1)),
                real(node.get(2)),
                real(node.get(3)),
                real(node.get(4)),
                node.get(5).longValue());
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
        return new TrialStart(
                trialId,
                placement,
                field(node, "parameters").longValue(),
                text(node, "data"),
                text(node, "backend"),
                time(node, "at"));
    }

    /** Null where null was written, as messages of exceptions may be. */
    private static String text(JsonNode node, String name) {
        return field(node, name).textValue();
    }

    private static Instant time(JsonNode node, String name) {
        return Instant.parse(field(node, name).asText());
    }
}
