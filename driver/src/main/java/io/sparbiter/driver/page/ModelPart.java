package io.sparbiter.driver.page;

import io.sparbiter.driver.model.ModelCard;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.report.NumberText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a page shows of a model.
 *
 * @param leftOut the names of the pictures that were too large for the page
 */
record ModelPart(List<Fact> facts, List<Image> pictures, List<String> leftOut) {
    /** So many letters of pictures a page carries at most, which leaves it below 5 MB. */
    static final int MOST_LETTERS = 3_300_000;

    /** A picture, its PNG file in base 64. */
    record Image(String name, String caption, int width, int height, String png) {}

    static ModelPart of(ModelView view) {
        List<Image> images = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int letters = 0;
        for (Picture picture : view.pictures()) {
            Image image = image(picture);
            if (letters + image.png().length() <= MOST_LETTERS) {
                letters += image.png().length();
                images.add(image);
            } else {
                leftOut.add(picture.name());
            }
        }
        return new ModelPart(facts(view), images, leftOut);
    }

    private static Image image(Picture picture) {
        return new Image(
                picture.name(),
                picture.caption(),
                picture.image().getWidth(),
                picture.image().getHeight(),
                Base64.getEncoder().encodeToString(picture.png()));
    }

    private static List<Fact> facts(ModelView view) {
        ModelCard card = view.card();
        List<Fact> facts = new ArrayList<>(view.measured());
        facts.add(new Fact("Directory", view.place()));
        facts.add(new Fact("Parameters of", card.origin().words()));
        facts.add(new Fact("Parameters", words(card)));
        facts.add(new Fact(
                "Trained on",
                String.format(
                        Locale.ROOT,
                        "%,d images (%s)",
                        card.recipe().images(),
                        card.recipe().trainedOn())));
        facts.add(new Fact("Weights", String.format(Locale.ROOT, "%,d", card.weights())));
        facts.add(new Fact(
                "Epochs", card.epochs() + ", the best one " + card.bestEpoch() + " (" + card.stopReason() + ")"));
        card.metrics().forEach((name, value) -> facts.add(new Fact(name + " of the best epoch", NumberText.of(value))));
        facts.add(new Fact("Trained at", Summary.text(card.trainedAt())));
        facts.add(new Fact("Program version", card.version()));
        facts.add(new Fact("Backend", card.backend()));
        facts.add(new Fact("Data fingerprint", card.fingerprint()));
        return facts;
    }

    private static String words(ModelCard card) {
        return card.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + " " + parameter.getValue())
                .collect(Collectors.joining(", "));
    }
}
