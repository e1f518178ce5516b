package io.sparbiter.driver.results.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.results.journal.JournalEntry.Attempted;
import io.sparbiter.driver.results.journal.JournalEntry.Began;
import io.sparbiter.driver.results.journal.JournalEntry.Continued;
import io.sparbiter.driver.results.journal.JournalEntry.Learned;
import io.sparbiter.driver.results.journal.JournalEntry.Proposal;
import io.sparbiter.driver.results.journal.JournalEntry.Proposed;
import io.sparbiter.driver.results.journal.JournalEntry.Told;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/** The lines of a search's journal: one JSON object each, with a checksum as its last field. */
public final class JournalFormat {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final EndFormat ends;

    /** @param epochNames the names of an epoch's numbers, in the order in which the journal has them */
    public JournalFormat(List<String> epochNames) {
        ends = new EndFormat(epochNames);
    }

    /** The line of an entry, with its end. */
    String line(JournalEntry entry) {
        ObjectNode node = JSON.createObjectNode();
        if (entry instanceof Began began) {
            write(began, node.put("event", "began"));
        } else if (entry instanceof Learned learned) {
            write(learned.trial(), node.put("event", "learned"));
            ends.write(learned.end(), node);
        } else if (entry instanceof Proposed proposed) {
            write(proposed, node.put("event", "proposed"));
        } else if (entry instanceof Attempted attempted) {
            node.put("event", "attempted").put("trial", attempted.trialId()).put("attempt", attempted.attempt());
        } else if (entry instanceof Continued continued) {
            node.put("event", "continued").put("trial", continued.trialId()).put("attempt", continued.attempt());
        } else if (entry instanceof Told told) {
            ends.write(told.end(), node.put("event", "told").put("trial", told.trialId()));
        }
        return LineChecksum.add(node.toString()) + "\n";
    }

    private static void write(Began began, ObjectNode node) {
        node.put("version", began.version());
        ArrayNode searches = node.putArray("warm_start");
        began.warmStart().forEach(searches::add);
    }

    private static void write(Proposed proposed, ObjectNode node) {
        node.put("asked", proposed.asked()).put("known", proposed.known());
        ArrayNode trials = node.putArray("trials");
        proposed.trials().forEach(trial -> write(trial, trials.addObject()));
    }

    private static void write(Proposal proposal, ObjectNode node) {
        node.put("trial", proposal.trialId())
                .put("point", proposal.point())
                .put("seed", proposal.seed())
                .put("epochs", proposal.epochs())
                .put("proposed_by", proposal.proposedBy());
    }

    /** The entry of a line without its end; throws {@link IllegalArgumentException} if it is none, or is damaged. */
    JournalEntry entry(byte[] line) {
        LineChecksum.check(line);
        try {
            return entry(JSON.readTree(new String(line, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it has no time", e);
        }
    }

    private JournalEntry entry(JsonNode node) {
        return switch (field(node, "event").asText()) {
            case "began" -> new Began(field(node, "version").asText(), texts(field(node, "warm_start")));
            case "learned" ->
                new Learned(proposal(node), ends.end(field(node, "trial").intValue(), node));
            case "proposed" -> proposed(node);
            case "attempted" ->
                new Attempted(
                        field(node, "trial").intValue(), field(node, "attempt").intValue());
            case "continued" ->
                new Continued(
                        field(node, "trial").intValue(), field(node, "attempt").intValue());
            case "told" -> {
                int trial = field(node, "trial").intValue();
                yield new Told(trial, ends.end(trial, node));
            }
            default -> throw new IllegalArgumentException("unknown event " + node.get("event"));
        };
    }

    private static Proposed proposed(JsonNode node) {
        List<Proposal> trials = new ArrayList<>();
        field(node, "trials").forEach(trial -> trials.add(proposal(trial)));
        return new Proposed(
                field(node, "asked").intValue(), field(node, "known").intValue(), trials);
    }

    private static Proposal proposal(JsonNode node) {
        return new Proposal(
                field(node, "trial").intValue(),
                field(node, "point").longValue(),
                field(node, "seed").longValue(),
                field(node, "epochs").intValue(),
                field(node, "proposed_by").asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static JsonNode field(JsonNode node, String name) {
        if (!node.has(name)) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return node.get(name);
    }
}
