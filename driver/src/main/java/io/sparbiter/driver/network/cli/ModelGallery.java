package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.Warnings;
import io.sparbiter.driver.network.model.ModelCard;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.network.model.NetworkContents;
import io.sparbiter.driver.network.picture.DataPictures;
import io.sparbiter.driver.network.picture.ModelPictures;
import io.sparbiter.driver.network.prediction.LocalPredictions;
import io.sparbiter.driver.network.prediction.ModelEvaluation;
import io.sparbiter.driver.network.progress.ImageProgress;
import io.sparbiter.driver.page.Fact;
import io.sparbiter.driver.page.ModelView;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.report.NumberText;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.SplitImages;
import io.sparbiter.worker.network.data.SplitPart;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import io.sparbiter.worker.network.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates a model on this machine and draws what a report shows of it. */
final class ModelGallery {
    private final ModelDirectory model;
    private final ModelCard card;
    private final SplitPart part;

    ModelGallery(ModelDirectory model) {
        this.model = model;
        card = model.card();
        part = card.data().test() > 0 ? SplitPart.TEST : SplitPart.VALIDATION;
    }

    /** What the page shows; without what needs the data, and with a warning, if they are not what they were. */
    ModelView view() {
        Optional<EvaluatedSplit> evaluated = evaluate();
        List<Picture> pictures = new ArrayList<>(pictures(model, evaluated, part));
        evaluated.ifPresent(split -> pictures.addAll(DataPictures.of(DataCache.get(card.data()))));
        List<Fact> facts = new ArrayList<>(
                evaluated.map(split -> measured(split.evaluation())).orElse(List.of()));
        facts.addAll(ModelFacts.of(card, model.path().toString()));
        return new ModelView(facts, pictures);
    }

    /**
     * Draws every picture of a trained model.
     *
     * @param evaluated on this part of its data; without it, nothing of images and predictions
     */
    static List<Picture> pictures(ModelDirectory model, Optional<EvaluatedSplit> evaluated, SplitPart part) {
        ModelCard card = model.card();
        String subject = card.origin().words();
        List<Picture> pictures = new ArrayList<>();
        pictures.add(ModelPictures.training(model.history(), card.bestEpoch(), subject));
        evaluated.ifPresent(split -> pictures.addAll(ModelPictures.evaluation(split, subject + ", " + part.words())));
        NetworkContents network = NetworkContents.of(model);
        pictures.add(ModelPictures.summary(network.summary(), subject));
        pictures.addAll(ModelPictures.weights(network.weights(), card.shape()));
        return pictures;
    }

    private Optional<EvaluatedSplit> evaluate() {
        try {
            SplitImages images = SplitImages.of(card.data(), part, card.fingerprint(), 0, 1);
            int threads = Runtime.getRuntime().availableProcessors();
            try (var predictions = new LocalPredictions(model.saved(), PredictionOptions.format(model), threads);
                    ImageProgress progress = ImageProgress.create(images.size())) {
                return Optional.of(new ModelEvaluation(predictions, progress).of(images));
            }
        } catch (DataException e) {
            Warnings.print(List.of(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<Fact> measured(Evaluation evaluation) {
        String on = " on " + Counted.of(evaluation.confusion().total(), part + " image");
        return List.of(
                new Fact("Accuracy" + on, NumberText.of(evaluation.accuracy())),
                new Fact("Precision, macro", NumberText.of(evaluation.precision())),
                new Fact("Recall, macro", NumberText.of(evaluation.recall())),
                new Fact("F1, macro", NumberText.of(evaluation.f1())),
                new Fact("Log loss", NumberText.of(evaluation.logLoss())),
                new Fact("Expected calibration error", NumberText.of(evaluation.calibrationError())));
    }
}
