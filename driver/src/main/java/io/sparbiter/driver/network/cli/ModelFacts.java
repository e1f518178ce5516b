package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.network.model.ModelCard;
import io.sparbiter.driver.page.Fact;
import io.sparbiter.driver.report.NumberText;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.command.PointText;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a model's card tells, for a page. */
final class ModelFacts {
    private ModelFacts() {}

    static List<Fact> of(ModelCard card, String directory) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Directory", directory));
        facts.add(new Fact("Parameters of", card.origin().words()));
        facts.add(new Fact("Parameters", words(card)));
        facts.add(new Fact(
                "Trained on",
                Counted.of(card.recipe().images(), "image") + " ("
                        + card.recipe().trainedOn() + ")"));
        facts.add(new Fact("Weights", String.format(Locale.ROOT, "%,d", card.weights())));
        facts.add(new Fact(
                "Epochs", card.epochs() + ", the best one " + card.bestEpoch() + " (" + card.stopReason() + ")"));
        card.metrics().forEach((name, value) -> facts.add(new Fact(name + " of the best epoch", NumberText.of(value))));
        facts.add(new Fact("Trained at", trainedAt(card)));
        facts.add(new Fact("Program version", card.version()));
        facts.add(new Fact("Backend", card.backend()));
        facts.add(new Fact("Data fingerprint", card.fingerprint()));
        return facts;
    }

    private static String trainedAt(ModelCard card) {
        return card.trainedAt()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    private static String words(ModelCard card) {
        return card.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + " " + PointText.of(parameter.getValue()))
                .collect(Collectors.joining(", "));
    }
}
