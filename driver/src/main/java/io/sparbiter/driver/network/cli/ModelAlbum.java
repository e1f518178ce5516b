package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.network.model.ModelCard;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.network.model.NetworkContents;
import io.sparbiter.driver.network.picture.ModelPictures;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.worker.network.data.SplitPart;
import io.sparbiter.worker.network.evaluation.EvaluatedSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every picture of a trained model, as the command that draws them and the report show them. */
final class ModelAlbum {
    private ModelAlbum() {}

    /** @param evaluated on this part of its data; without it, nothing of images and predictions */
    static List<Picture> of(ModelDirectory model, Optional<EvaluatedSplit> evaluated, SplitPart part) {
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
}
