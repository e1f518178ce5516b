package io.sparbiter.driver.network.model;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.evaluation.SavedNetwork;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.storage.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A trained model: {@code network.zip}, Deeplearning4j's model file; {@code model.json}, what it is; {@code history.csv},
 * its epochs. Only a directory whose training ended has a {@code model.json}. Whatever goes wrong is a {@link
 * ResultsException}.
 */
public final class ModelDirectory {
    static final String NETWORK = "network.zip";
    static final String CARD = "model.json";
    static final String HISTORY = "history.csv";
    /** Of a card, a recipe or a history: a hundred thousand epochs have less. */
    static final int MOST_BYTES = 1 << 24;

    private final Path path;
    private final ModelCard card;

    private ModelDirectory(Path path, ModelCard card) {
        this.path = path;
        this.card = card;
    }

    /** Whether there is a model whose training ended. */
    public static boolean isComplete(Path path) {
        return Files.exists(path.resolve(CARD));
    }

    /** Opens a model; reads its card, and nothing else yet. */
    public static ModelDirectory open(Path path) {
        if (!isComplete(path)) {
            throw ResultsException.usage("Cannot open model (" + path + "): " + whyNot(path), remedy(path));
        }
        try {
            ModelCard card = ModelJson.read(RegularFile.text(path.resolve(CARD), MOST_BYTES), ModelCard.class);
            requireFormat(path, card.format());
            return new ModelDirectory(path, card);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(path.resolve(CARD), e);
        }
    }

    private static String whyNot(Path path) {
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? "it is not a directory." : "there is no such directory.";
        }
        return UnfinishedTraining.in(path).exists()
                ? "its training has not ended."
                : "it has no " + CARD + ", so it is not a model.";
    }

    private static String remedy(Path path) {
        return UnfinishedTraining.in(path).exists()
                ? "Go on with it by the command that began it: train … --out " + path
                : "Train one with: train --best --out " + path;
    }

    private static void requireFormat(Path path, int format) {
        if (format > ModelCard.FORMAT) {
            throw ResultsException.usage(
                    "Cannot open model (" + path + "): a newer version of this program wrote it.",
                    "Use that version, or train the model again.");
        }
    }

    private static ResultsException damaged(Path file, Exception cause) {
        return ResultsException.failure(
                "Cannot read " + file, "Restore the file from a copy, or train the model again.", cause);
    }

    public Path path() {
        return path;
    }

    public ModelCard card() {
        return card;
    }

    /** Its epochs, in order; of a model trained on all images those have no validation values but NaN. */
    public List<Epoch> history() {
        Path file = path.resolve(HISTORY);
        try {
            return HistoryCsv.read(RegularFile.text(file, MOST_BYTES).lines().toList());
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    /**
     * The network, with the weights of its best epoch. Loads ND4J. A new one with every call, for one thread. Input is
     * float [images, channels, height, width], bytes divided by 255; output [images, classes], probabilities.
     */
    public MultiLayerNetwork network() {
        SavedNetwork saved = saved();
        try {
            return saved.read();
        } catch (IOException e) {
            throw damaged(path.resolve(NETWORK), e);
        }
    }

    /** The network as it is kept, its file whole and what the card says, to be read elsewhere. Loads no ND4J. */
    public SavedNetwork saved() {
        NetworkPlan plan = plan();
        Path file = path.resolve(NETWORK);
        try {
            return SavedNetwork.load(file, plan);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private NetworkPlan plan() {
        try {
            return card.plan();
        } catch (RuntimeException e) {
            // Whoever wrote the card may have said anything of the network.
            throw damaged(path.resolve(CARD), e);
        }
    }
}
