package io.sparbiter.driver.network.model;

import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.image.Brightness;
import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model is and where it comes from: {@code model.json}.
 *
 * @param format of this file, {@link #FORMAT}
 * @param version of the program that trained it
 * @param backend what computed, such as {@code nd4j-native 1.0.0-M2.1}
 * @param shape of the images it takes and how many classes it tells apart; pixels are bytes divided by 255
 * @param weights numbers in the network
 * @param epochs how many it trained
 * @param bestEpoch the one whose weights it has, from 1
 * @param stopReason why it trained no further
 * @param metrics of the best epoch: {@code train_loss} and, unless validation images were trained on, {@code val_loss}
 *     and {@code val_accuracy}, measured on the images that scored epochs (data.validate_on)
 * @param labels what the data call the classes; empty in a card of an earlier version
 * @param brightness of the training images; unknown in a card of an earlier version
 */
public record ModelCard(
        int format,
        String version,
        String backend,
        Instant trainedAt,
        ModelRecipe recipe,
        ImageShape shape,
        long weights,
        int epochs,
        int bestEpoch,
        String stopReason,
        Map<String, Double> metrics,
        List<String> labels,
        Brightness brightness) {
    public static final int FORMAT = 1;

    public ModelCard {
        if (!labels.isEmpty() && labels.size() != shape.classes()) {
            throw new IllegalArgumentException(labels.size() + " labels for " + shape.classes() + " classes");
        }
        labels = List.copyOf(labels);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    public ModelOrigin origin() {
        return recipe.origin();
    }

    public Map<String, Serializable> parameters() {
        return recipe.parameters();
    }

    /** The network's layers, for those who do not train it. */
    public NetworkPlan plan() {
        return recipe.plan(shape, new double[0]);
    }

    /** What the data call the classes. */
    public ClassNames names() {
        return labels.isEmpty()
                ? ClassNames.from(recipe.data().format().firstLabel(), shape.classes())
                : new ClassNames(labels);
    }

    /**
     * Gives the very split the model was trained on, see {@link io.sparbiter.worker.network.data.DataCache}; also with
     * labels that earlier versions took, and this one refuses.
     */
    public DataSettings data() {
        DataSettings data = recipe.data();
        return labels.isEmpty() ? data.with(data.format().withClasses(shape.classes())) : data;
    }

    /** Of the images and the split it was trained on. */
    public String fingerprint() {
        return recipe.fingerprint();
    }
}
