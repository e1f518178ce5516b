package io.sparbiter.driver.network.report;

import io.sparbiter.driver.network.model.ModelCard;
import io.sparbiter.driver.network.model.ModelRecipe;
import io.sparbiter.driver.report.NumberText;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.command.PointText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes a trained model in a few lines of text. */
public final class ModelReport {
    private final ModelCard card;
    private final List<Epoch> history;

    public ModelReport(ModelCard card, List<Epoch> history) {
        this.card = card;
        this.history = history;
    }

    /**
     * The lines.
     *
     * @param place where the model is
     */
    public String text(String place) {
        Map<String, String> lines = lines(place);
        int width = lines.keySet().stream().mapToInt(String::length).max().orElseThrow();
        return lines.entrySet().stream()
                .map(line ->
                        "  " + line.getKey() + " ".repeat(width - line.getKey().length() + 2) + line.getValue())
                .collect(Collectors.joining("\n", "Model: " + card.origin().words() + "\n\n", "\n"));
    }

    private Map<String, String> lines(String place) {
        ModelRecipe recipe = card.recipe();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put(
                "parameters",
                card.parameters().entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + PointText.of(parameter.getValue()))
                        .collect(Collectors.joining("\n")));
        lines.put("weights", String.format(Locale.ROOT, "%,d", card.weights()));
        lines.put("trained on", Counted.of(recipe.images(), "image") + " (" + recipe.trainedOn() + ")");
        lines.put("epochs", card.epochs() + ", best " + card.bestEpoch() + " (" + card.stopReason() + ")");
        card.metrics().forEach((name, value) -> lines.put(name, metric(name, value)));
        lines.put("time", NumberText.of(time()));
        lines.put("seed", Long.toString(recipe.seed()));
        lines.put("directory", place);
        lines.replaceAll((name, value) -> value.replace("\n", "\n" + " ".repeat(longest(lines) + 4)));
        return lines;
    }

    private static int longest(Map<String, String> lines) {
        return lines.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private String metric(String name, double value) {
        String on = name.startsWith("val_") ? " on " + Counted.of(card.data().validation(), "validation image") : "";
        return NumberText.of(value) + on;
    }

    private Duration time() {
        return Duration.ofMillis(history.stream().mapToLong(Epoch::millis).sum());
    }
}
