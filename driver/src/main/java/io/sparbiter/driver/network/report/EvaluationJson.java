package io.sparbiter.driver.network.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.worker.network.evaluation.ClassMetrics;
import io.sparbiter.worker.network.evaluation.ConfusionMatrix.Confusion;
import io.sparbiter.worker.network.evaluation.Evaluation;

/** An evaluation as JSON; docs/evaluation.md lists its keys, all of which are always there. */
public final class EvaluationJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluationJson() {}

    /** One object, indented, with an end of line. */
    public static String of(EvaluationFacts facts) {
        Evaluation first = facts.first().evaluation();
        ObjectNode root = JSON.createObjectNode()
                .put("model", facts.model())
                .put("origin", facts.origin())
                .put("trained_on", facts.trainedOn())
                .put("data_fingerprint", facts.fingerprint())
                .put("split", facts.part())
                .put("images", first.confusion().total())
                .put("classes", first.classes().size())
                .put("noise_seed", facts.seed());
        root.setAll(metrics(facts.first()));
        root.set("per_class", perClass(facts));
        root.set("confusion_matrix", JSON.valueToTree(first.confusion().counts()));
        root.set("confusions", confusions(facts));
        ArrayNode robustness = root.putArray("robustness");
        facts.results().forEach(result -> robustness.add(metrics(result)));
        return text(root);
    }

    private static ObjectNode metrics(EvaluationFacts.Result result) {
        Evaluation evaluation = result.evaluation();
        return JSON.createObjectNode()
                .put("noise", result.noise())
                .put("accuracy", evaluation.accuracy())
                .put("precision", evaluation.precision())
                .put("recall", evaluation.recall())
                .put("f1", evaluation.f1())
                .put("log_loss", evaluation.logLoss())
                .put("calibration_error", evaluation.calibrationError());
    }

    private static ArrayNode perClass(EvaluationFacts facts) {
        ArrayNode classes = JSON.createArrayNode();
        for (ClassMetrics metrics : facts.first().evaluation().classes()) {
            classes.addObject()
                    .<ObjectNode>set("class", name(facts, metrics.label()))
                    .put("precision", metrics.precision())
                    .put("recall", metrics.recall())
                    .put("f1", metrics.f1())
                    .put("support", metrics.support())
                    .put("predicted", metrics.predicted());
        }
        return classes;
    }

    private static ArrayNode confusions(EvaluationFacts facts) {
        ArrayNode confusions = JSON.createArrayNode();
        for (Confusion confusion : facts.first().evaluation().confusion().confusions()) {
            confusions
                    .addObject()
                    .<ObjectNode>set("true", name(facts, confusion.truth()))
                    .<ObjectNode>set("predicted", name(facts, confusion.predicted()))
                    .put("count", confusion.count());
        }
        return confusions;
    }

    /** A number where the data have numbers. */
    private static JsonNode name(EvaluationFacts facts, int label) {
        String name = facts.classes().name(label);
        return name.matches("0|[1-9][0-9]{0,8}")
                ? JSON.getNodeFactory().numberNode(Integer.parseInt(name))
                : JSON.getNodeFactory().textNode(name);
    }

    private static String text(ObjectNode root) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("made of numbers and words: " + root, e);
        }
    }
}
