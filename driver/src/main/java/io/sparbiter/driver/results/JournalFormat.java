package io.sparbiter.driver.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.results.JournalEntry.Proposed;
import io.sparbiter.driver.results.JournalEntry.Told;
import java.util.OptionalDouble;

/** The journal's lines: one JSON object each. */
final class JournalFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalFormat() {}

    /** The line of an entry, with its end. */
    static String line(JournalEntry entry) {
        ObjectNode node = JSON.createObjectNode();
        if (entry instanceof Proposed proposed) {
            write(proposed, node);
        } else if (entry instanceof Told told) {
            write(told, node);
        }
        return node + "\n";
    }

    private static void write(Proposed proposed, ObjectNode node) {
        node.put("event", "proposed")
                .put("trial", proposed.trialId())
                .put("point", proposed.point())
                .put("seed", proposed.seed())
                .put("epochs", proposed.epochs())
                .put("proposed_by", proposed.proposedBy())
                .put("known", proposed.known());
    }

    private static void write(Told told, ObjectNode node) {
        node.put("event", "told").put("trial", told.trialId()).put("status", told.status());
        told.score().ifPresent(score -> node.put("score", score));
    }

    /** The entry of a line without its end; throws {@link IllegalArgumentException} if it is none. */
    static JournalEntry entry(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return switch (field(node, "event").asText()) {
                case "proposed" -> proposed(node);
                case "told" -> told(node);
                default -> throw new IllegalArgumentException("unknown event " + node.get("event"));
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }

    private static Proposed proposed(JsonNode node) {
        return new Proposed(
                field(node, "trial").intValue(),
                field(node, "point").longValue(),
                field(node, "seed").longValue(),
                field(node, "epochs").intValue(),
                field(node, "proposed_by").asText(),
                field(node, "known").intValue());
    }

    private static Told told(JsonNode node) {
        OptionalDouble score =
                node.has("score") ? OptionalDouble.of(node.get("score").doubleValue()) : OptionalDouble.empty();
        return new Told(field(node, "trial").intValue(), field(node, "status").asText(), score);
    }

    private static JsonNode field(JsonNode node, String name) {
        if (!node.has(name)) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return node.get(name);
    }
}
